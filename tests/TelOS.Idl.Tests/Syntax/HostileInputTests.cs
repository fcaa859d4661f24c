using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class HostileInputTests
{
    private const int Many = 200_000;

    /// <summary>Texts by what they are, each <c>n</c> units of nesting or so.</summary>
    private static readonly Dictionary<string, Func<int, string>> Deep = new()
    {
        ["open parentheses"] = n => "const x: u32 = " + new string('(', n),
        ["parentheses"] = n => "const x: u32 = " + new string('(', n) + "1" + new string(')', n) + ";",
        ["braces"] = n => new string('{', n),
        ["brackets"] = n => new string('[', n),
        ["signs"] = n => "const x: u32 = " + new string('-', n) + "1;",
        ["sums"] = n => "const x: u32 = 1" + Repeat("+1", n) + ";",
        ["shifts"] = n => "const x: u32 = 1" + Repeat(">>1", n / 2) + ";",
        ["arrays"] = n => "alias X = u8" + Repeat("[1]", n / 2) + ";",
        ["optionals"] = n => "alias X = u8" + new string('?', n) + ";",
        ["lists"] = n => "alias X = " + Repeat("list<", n / 3),
        ["moves"] = n => "alias X = " + Repeat("move ", n / 3) + "cap;",
    };

    private static readonly string[] GarbageParts =
    [
        "\0", "\uD800", "\uDC00\uD800", "\"", "\\", "/*", "*/", "///", "@", ";", ",", "}", ")", ">", "]", "=", "a", "a ", "1", "é", "0x", "\uFEFF",
        "struct ", "struct {", "struct A {", "struct A { a", "enum E { a = ", "@1 f(", "session S {", "[a] ", "edition 1;", "a.b.", "\r", "const a: u32 = ;",
        "record R { @1 a: u32; ", "\"\\u{", "a = 1, ", "a: u32; ",
    ];

    public static TheoryData<string, int> DeepNesting
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string what in Deep.Keys)
            {
                data.Add(what, 1_000);
                data.Add(what, 200_000);
            }

            return data;
        }
    }

    public static TheoryData<int> Garbage => [.. Enumerable.Range(0, GarbageParts.Length)];

    [Theory]
    [MemberData(nameof(DeepNesting))]
    public void Deep_nesting_is_one_clear_error(string what, int depth) =>
        Assert.Same(SyntaxDiagnostics.NestedTooDeep, Assert.Single(Parsing.Parse(Parsing.Head + Deep[what](depth)).Diagnostics).Descriptor);

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Garbage_gives_a_tree_and_errors_inside_the_text(int part)
    {
        AssertSurvives(Repeat(GarbageParts[part], Many / GarbageParts[part].Length), GarbageParts[part]);
        AssertSurvives(Parsing.Head + "struct A { " + Repeat(GarbageParts[part], Many / 4 / GarbageParts[part].Length), GarbageParts[part]);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read_and_one_more_is_not()
    {
        string Nested(int depth) => Parsing.Head + $"const x: u32 = {new string('(', depth)}1{new string(')', depth)};";
        Assert.Empty(Parsing.Parse(Nested(100)).Diagnostics);
        Diagnostic deep = Assert.Single(Parsing.Parse(Nested(101)).Diagnostics);
        Assert.Equal("TIDL0003", deep.Descriptor.Id);
        Assert.Equal(Parsing.Head.Length + "const x: u32 = ".Length + 100, deep.Span.Start);
    }

    [Fact]
    public void A_text_above_the_limit_is_refused_as_a_whole()
    {
        string full = Parsing.Head + "//" + new string('x', ContractParser.MaxLength - Parsing.Head.Length - 2);
        Assert.Empty(Parsing.Parse(full).Diagnostics);
        Diagnostic large = Assert.Single(Parsing.Parse(full + "x").Diagnostics);
        Assert.Equal("TIDL0001", large.Descriptor.Id);
        Assert.Contains("1048577", large.Message, StringComparison.Ordinal);
        Assert.Equal("TIDL0001", Assert.Single(Parsing.Parse(new string('{', 10_000_000)).Diagnostics).Descriptor.Id);
    }

    [Fact]
    public void After_a_thousand_errors_the_rest_is_summed_up()
    {
        SyntaxTree tree = Parsing.Parse(Parsing.Head + Repeat("const a: u32 = ;\n", 5000));
        Assert.Equal(1001, tree.Diagnostics.Count);
        Assert.Equal("TIDL0004", tree.Diagnostics[^1].Descriptor.Id);
    }

    [Fact]
    public void A_contract_that_ends_anywhere_is_read_up_to_there()
    {
        string text = SampleContracts.Everything;
        for (int length = 0; length < text.Length; length += 5)
        {
            SyntaxTree tree = Parsing.Parse(text[..length]);
            Assert.All(tree.Diagnostics, diagnostic => AssertInside(diagnostic, text[..length], "a contract cut off"));
        }
    }

    [Fact]
    public void Parsing_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            ContractParser.Parse(new SourceText("a.tidl", SampleContracts.Everything), source.Token));
    }

    [Fact]
    public void Many_threads_parse_at_once()
    {
        string expected = SyntaxShape.Of(Parsing.Parse(SampleContracts.Everything).Root);
        Parallel.For(0, 64, i =>
        {
            string text = i % 3 == 0 ? SampleContracts.Everything : SampleContracts.Everything[..(i * 30)];
            SyntaxTree tree = ContractParser.Parse(new SourceText("a.tidl", text));
            if (i % 3 == 0)
            {
                Assert.Empty(tree.Diagnostics);
                Assert.Equal(expected, SyntaxShape.Of(tree.Root));
            }
        });
    }

    private static void AssertSurvives(string text, string what)
    {
        SyntaxTree tree = Parsing.Parse(text);
        Assert.InRange(tree.Diagnostics.Count, 1, 1001);
        Assert.All(tree.Diagnostics, diagnostic => AssertInside(diagnostic, text, what));
    }

    internal static void AssertInside(Diagnostic diagnostic, string text, string what)
    {
        bool isInside = diagnostic.Span.Start >= 0 && diagnostic.Span.Length >= 0 && diagnostic.Span.End <= text.Length;
        if (!isInside)
        {
            Assert.Fail($"{what}: {diagnostic.Span} of {text.Length}");
        }

        Assert.DoesNotContain("missing '", diagnostic.Message, StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.Remedy);
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
