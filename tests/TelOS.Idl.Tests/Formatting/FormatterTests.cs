using System.Globalization;
using TelOS.Idl.Formatting;
using TelOS.Idl.Syntax;
using TelOS.Idl.Tests.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Formatting;

public class FormatterTests
{
    private static readonly string[] Comments = ["// line", "/* block */", "/* two\n   lines */", "//", "/**/", "//// rule", "/* a */ /* b */"];

    public static TheoryData<string> Names => [.. SampleContracts.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Formatting_a_contract_of_the_repository_keeps_its_meaning_and_comments_and_repeats(string name) =>
        AssertFormats(SampleContracts.Read(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_contract_of_the_repository_is_in_the_canonical_style(string name) =>
        Assert.Equal(Format(SampleContracts.Read(name)), SampleContracts.Read(name));

    [Fact]
    public void Formatting_every_construct_keeps_its_meaning_and_comments_and_repeats() => AssertFormats(SampleContracts.Everything);

    [Fact]
    public void Formatting_contracts_with_comments_anywhere_keeps_them_and_repeats()
    {
        int seed = Seed.Next();
        Random random = new(seed);
        foreach (string contract in SampleContracts.Names.Select(SampleContracts.Read).Append(SampleContracts.Everything))
        {
            string text = Sprinkle(contract, random);
            Assert.True(Parsing.Parse(text).Diagnostics.All(d => d.Descriptor.Id == "TIDL0029"), text);
            AssertFormats(text, seed);
        }
    }

    [Fact]
    public void A_contract_without_any_layout_gets_the_canonical_one()
    {
        string text = """
            edition 1;namespace a.b;import "c.tidl";/*1*/
            struct ObjectId{value:u64;}struct Two{a:u32;b:u32;}enum Access:u8{read=0,write=1,}
            session S service "S" version 1.0{quota{ram:48 KiB;caps:6;}@2 f(a:u32)->u32 or E;
            // why


            @3 signal s=>f;}
            """;
        string expected = """
            edition 1;
            namespace a.b;
            import "c.tidl"; /*1*/

            struct ObjectId { value: u64; }

            struct Two {
                a: u32;
                b: u32;
            }

            enum Access : u8 { read = 0, write = 1 }

            session S service "S" version 1.0 {
                quota { ram: 48 KiB; caps: 6; }

                @2 f(a: u32) -> u32 or E;
                // why

                @3 signal s => f;
            }

            """;
        Assert.Equal(expected, Format(text));
    }

    [Fact]
    public void Enumerators_fill_lines_and_stand_alone_when_one_has_a_comment()
    {
        string names = string.Join(", ", Enumerable.Range(1, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"enumerator{i} = {i}")));
        string filled = Format(Parsing.Head + $"enum Many {{ {names} }}");
        Assert.Equal(4, filled.Split('\n').SkipWhile(line => !line.StartsWith("enum", StringComparison.Ordinal)).Count(line => line.Length > 0));
        Assert.All(filled.Split('\n'), line => Assert.InRange(line.Length, 0, 130));
        string commented = Format(Parsing.Head + $"enum Many {{ {names}, // last\n }}");
        Assert.Contains("    enumerator1 = 1,\n    enumerator2 = 2,\n", commented, StringComparison.Ordinal);
        Assert.Contains("    enumerator12 = 12 // last\n}\n", commented, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_is_too_long_goes_on_further_to_the_right()
    {
        string parameters = string.Join(", ", Enumerable.Range(1, 7).Select(i => string.Create(CultureInfo.InvariantCulture, $"parameter{i}: LongNamedType{i}")));
        string[] lines = Format(Parsing.Head + $"interface I {{ @0 f({parameters}) -> Result or Failure; }}").Split('\n');
        Assert.Equal("    @0 f(parameter1: LongNamedType1, parameter2: LongNamedType2, parameter3: LongNamedType3, parameter4: LongNamedType4,", lines[4]);
        Assert.Equal("        parameter5: LongNamedType5, parameter6: LongNamedType6, parameter7: LongNamedType7) -> Result or Failure;", lines[5]);
    }

    [Fact]
    public void Carriage_returns_become_line_feeds()
    {
        string text = SampleContracts.Everything;
        Assert.Equal(Format(text), Format(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_tree_with_syntax_errors_is_refused() =>
        Assert.Throws<ArgumentException>(() => Format("edition 1; namespace ;"));

    private static string Format(string text) => ContractFormatter.Format(Parsing.Parse(text), TestContext.Current.CancellationToken);

    private static void AssertFormats(string text, int seed = 0)
    {
        string once = Format(text);
        string context = $"seed {seed}\n--- source\n{text}\n--- formatted\n{once}";
        SyntaxTree tree = Parsing.Parse(once);
        Assert.True(tree.Diagnostics.All(d => d.Descriptor.Id == "TIDL0029"), context);
        Assert.True(SyntaxShape.Of(Parsing.Parse(text).Root) == SyntaxShape.Of(tree.Root), "meaning: " + context);
        Assert.True(CommentsOf(text).SequenceEqual(CommentsOf(once)), "comments: " + context);
        string twice = Format(once);
        Assert.True(once == twice, $"twice: {context}\n--- again\n{twice}");
        Assert.DoesNotContain(once.Split('\n'), line => line.EndsWith(' '));
    }

    /// <summary>Puts comments between random words: a text in quotes stays as it is.</summary>
    private static string Sprinkle(string text, Random random)
    {
        List<string> words = [.. Words(text)];
        for (int i = words.Count - 1; i >= 0; i--)
        {
            if (random.Next(12) == 0)
            {
                string comment = Comments[random.Next(Comments.Length)];
                bool isLine = comment.StartsWith("//", StringComparison.Ordinal);
                bool isBehindLine = i > 0 && words[i - 1].StartsWith("//", StringComparison.Ordinal);
                string before = !isBehindLine && random.Next(2) == 0 ? " " : "\n\n";
                string behind = isLine || random.Next(2) == 0 ? "\n" : " ";
                words.Insert(i, before + comment + behind);
            }
        }

        return string.Concat(words);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int length = WordLength(text.AsSpan(start));
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("//"))
        {
            int end = text.IndexOf('\n');
            return end < 0 ? text.Length : end;
        }

        if (text.StartsWith("/*"))
        {
            return text.IndexOf("*/") + 2;
        }

        if (text[0] == '"')
        {
            int end = 1;
            while (text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            return end + 1;
        }

        // Numbers and names, the two-character signs, and everything else.
        int length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        bool isNumber = length > 0 && char.IsDigit(text[0]);
        while (isNumber && length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '.' or '-' && char.IsDigit(text[length + 1])))
        {
            length++;
        }

        return length > 0 ? length : text.StartsWith("->") || text.StartsWith("=>") || text.StartsWith("<<") || text.StartsWith(">>") ? 2 : 1;
    }

    private static IEnumerable<string> CommentsOf(string text) =>
        Words(text.Replace("\r\n", "\n", StringComparison.Ordinal))
            .Where(word => word.StartsWith("//", StringComparison.Ordinal) || word.StartsWith("/*", StringComparison.Ordinal))
            .Select(word => word.TrimEnd());
}
