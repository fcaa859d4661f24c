using System.Text.RegularExpressions;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Documenting;

public sealed partial class DocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_shows_the_budgets_of_functions_and_the_layouts_of_types()
    {
        Write("""
            /// How it is.
            struct Status { id: u64; kind: u8; pad 3; count: u32; data: u64[40]; reserve 8; }
            /// Looks at things.
            interface View {
                /// Looks.
                /// @param at where
                /// @returns what is there
                @0 look(at: u32, aid: cap<View>) -> Status;
                @1 tell(text: bytes<600>);
            }
            """);
        string page = Page();
        Assert.Contains("@0 look(at: u32, aid: cap&lt;<a href=\"#View\">View</a>&gt;) -&gt; <a href=\"#Status\">Status</a>;", page, StringComparison.Ordinal);
        Assert.Contains("<td>where</td>", page, StringComparison.Ordinal);
        Assert.Contains("<span>16/1024 bytes</span>", page, StringComparison.Ordinal);
        Assert.Contains("every kernel carries it", page, StringComparison.Ordinal);
        Assert.Contains("more than the 480 bytes that every kernel carries", page, StringComparison.Ordinal);
        Assert.Contains("344 bytes, aligned to 8", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">12</td><td class=\"number\">4</td><td><code>count</code></td><td><code>u32</code></td>", page, StringComparison.Ordinal);
        Assert.Contains("<title>data: bytes 16 to 335</title>", page, StringComparison.Ordinal);
        Assert.Contains("… 304 bytes …", page, StringComparison.Ordinal);

        string markdown = _folder.Read("md/a.md");
        Assert.Contains("| 12 | 4 | `count` | `u32` |  |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("Request 16/1024 bytes, reply 344/1024, capabilities 1 and 0 of 4: every kernel carries it.", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_shows_its_service_quotas_arguments_and_reserved_opcodes()
    {
        Write("""
            error E : u32 { busy = 1, outOfRam = 2 [quota(ram)] }
            session Store service "Test_store" version 2.1 {
                quota { ram: 48 KiB; caps: 6; }
                args { /// Where.
                       path: string<16> = "/"; }
                @2 reserved "rollback";
                [since(1)] @3 keep() -> void or E;
                @4 signal changed;
            }
            """);
        string page = Page();
        foreach (string fact in (string[])["<code>Test_store</code>", ">2.1<", ">48 KiB<", "<code>&quot;/&quot;</code>", "reserved, was rollback", "since minor version 1", "a connection donates memory and tries again", "@4 signal changed;"])
        {
            Assert.Contains(fact, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Doc_comments_are_markdown_and_neither_scripts_nor_foreign_pictures_come_of_them()
    {
        Write("""
            /// *Emphasis*, `Other`, <script>alert(1)</script>, [bad](javascript:alert(1)), ![far](https://example.org/x.png), <javascript:alert(2)>
            struct Thing { x: u32; }
            /// | a | b |
            /// |---|---|
            /// | 1 | 2 |
            struct Other { x: u32; }
            """);
        string page = Page();
        Assert.Contains("<em>Emphasis</em>, <a href=\"#Other\"><code>Other</code></a>, &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<td>2</td>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<img|href=\"javascript", page);
    }

    [Fact]
    public void The_pages_of_this_repositorys_contracts_load_nothing_and_every_link_leads_somewhere()
    {
        ToolResult result = _folder.Run("doc", RepositoryFiles.Path("idl/contracts"), "--html", "site");
        Assert.Equal(0, result.Code);
        Dictionary<string, string> pages = Directory.GetFiles(_folder.At("site"), "*.html", SearchOption.AllDirectories).ToDictionary(Path.GetFullPath, File.ReadAllText);
        Assert.Contains(_folder.At("site/index.html"), pages.Keys);
        int links = 0;
        foreach ((string path, string page) in pages)
        {
            Assert.DoesNotMatch("<(script|link|img|iframe)|@import|url\\(", page);
            foreach (Match link in Links().Matches(page))
            {
                string[] parts = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value).Split('#');
                if (parts[0].Contains("://", StringComparison.Ordinal))
                {
                    continue;
                }
                links++;
                string target = parts[0].Length == 0 ? path : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(path)!);
                Assert.True(pages.ContainsKey(target), $"{path}: {link.Value}");
                Assert.True(parts.Length == 1 || pages[target].Contains($"id=\"{Uri.UnescapeDataString(parts[1])}\"", StringComparison.Ordinal), $"{path}: {link.Value}");
            }
        }
        Assert.True(links > 1000, $"only {links} links were found");
    }

    [Fact]
    public void Pages_are_written_as_code_is_only_where_they_changed_and_orphans_go()
    {
        Write("struct A { x: u32; }");
        _folder.Write("b.tidl", "edition 1;\nnamespace test.b;\nstruct B { x: u32; }\n");
        Assert.Equal("2 contracts: 3 files written, 0 removed, 0 unchanged\n", _folder.Run("doc", ".", "--html", "html").Output);
        Assert.Equal("2 contracts: up to date\n", _folder.Run("doc", ".", "--html", "html").Output);
        File.Delete(_folder.At("b.tidl"));
        Assert.Equal("removed: html/b.html\n1 contract: 1 file written, 1 removed, 1 unchanged\n", _folder.Run("doc", ".", "--html", "html").Output);
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    private void Write(string declarations) => _folder.Write("a.tidl", $"edition 1;\nnamespace test.a;\n{declarations}\n");

    private string Page()
    {
        ToolResult result = _folder.Run("doc", "a.tidl", "--html", "html", "--markdown", "md");
        Assert.True(result.Code == 0, result.Error);
        return _folder.Read("html/a.html");
    }
}
