using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Rendering;

public sealed class ExcerptTests
{
    private static readonly DiagnosticDescriptor Rule =
        new("TIDL9000", "Test", DiagnosticSeverity.Error, "Wrong: {0}.", "Write {0} right.");

    [Fact]
    public void A_finding_shows_place_message_marked_source_and_remedy() => Assert.Equal(
        """
        a.tidl:2:3: error TIDL9000: Wrong: it.
        2 |   bad word
          |   ^^^
          = Write it right.


        """,
        Render("ok\n  «bad» word\n"));

    [Theory]
    [InlineData("«word»", "word", "^^^^")]
    [InlineData("a «»b", "a b", "  ^")]
    [InlineData("end«»", "end", "   ^")]
    [InlineData("\tx: «u32»", "    x: u32", "       ^^^")]
    [InlineData("ab\t«c»", "ab  c", "    ^")]
    [InlineData("a«\t»b", "a   b", " ^^^")]
    [InlineData("名前 «x»", "名前 x", "     ^")]
    [InlineData("«名前»", "名前", "^^^^")]
    [InlineData("«\U0001F600» x", "\U0001F600 x", "^^")]
    [InlineData("e\u0301 «x»", "e\u0301 x", "  ^")]
    [InlineData("\u001B[31m«x»", "\uFFFD[31mx", "     ^")]
    [InlineData("\u202E«x»", "\uFFFDx", " ^")]
    public void The_marks_stand_below_the_span(string marked, string shown, string marks)
    {
        ExcerptRow row = Assert.Single(ExcerptOf(marked));
        Assert.Equal(shown, row.Text);
        Assert.Equal(marks, new string(' ', row.Start) + new string('^', row.Length));
    }

    [Fact]
    public void A_span_of_two_lines_shows_both() => Assert.Equal(
        [new ExcerptRow(1, "ab cd", 3, 2), new ExcerptRow(2, "  ef gh", 2, 2)],
        ExcerptOf("ab «cd\n  ef» gh\n"));

    [Fact]
    public void A_span_of_many_lines_shows_the_first_and_the_last() => Assert.Equal(
        [new ExcerptRow(1, "s {", 0, 3), new ExcerptRow(null, "", 0, 0), new ExcerptRow(4, "}", 0, 1)],
        ExcerptOf("«s {\na\nb\n}»\n"));

    [Fact]
    public void A_span_that_ends_with_the_line_break_stays_on_its_line() =>
        Assert.Equal([new ExcerptRow(1, "ab", 1, 1)], ExcerptOf("a«b\n»c"));

    [Theory]
    [InlineData("ab«»", 1, "ab", 2)]
    [InlineData("ab\n«»", 2, "", 0)]
    [InlineData("ab\r\n«»", 2, "", 0)]
    [InlineData("«»", 1, "", 0)]
    public void The_end_of_the_file_can_be_marked(string marked, int line, string text, int column) =>
        Assert.Equal([new ExcerptRow(line, text, column, 1)], ExcerptOf(marked));

    [Fact]
    public void A_long_line_is_cut_around_the_span()
    {
        ExcerptRow row = Assert.Single(ExcerptOf(new string('a', 10_000) + "«here»" + new string('b', 10_000)));
        Assert.True(row.Text.Length < 200);
        Assert.StartsWith("…", row.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", row.Text, StringComparison.Ordinal);
        Assert.Equal("here", row.Text.Substring(row.Start, row.Length));
    }

    [Fact]
    public void Marks_never_leave_the_line_whatever_the_text_and_span()
    {
        int seed = Seed.Next();
        Random random = new(seed);
        for (int i = 0; i < 3000; i++)
        {
            string text = string.Concat(random.GetItems(
                ["a", "\t", "\n", "\r\n", "\r", "名", "\U0001F600", "e\u0301", "\u001B", "\uD800", "x "], random.Next(40)));
            int start = random.Next(text.Length + 1);
            TextSpan span = new(start, random.Next(text.Length - start + 1));
            foreach (ExcerptRow row in Excerpt.Of(new SourceText("a.tidl", text), span).Where(row => row.Line is not null))
            {
                int width = row.Text.EnumerateRunes().Sum(VisibleText.WidthOf);
                Assert.True(row.Start + row.Length <= width + 1, $"TIDL_SEED={seed}, text {i}: {row} leaves the line");
                Assert.DoesNotContain(row.Text, char.IsControl);
            }
        }
    }

    [Fact]
    public void A_message_cannot_send_commands_to_the_terminal()
    {
        string rendered = Render("«x»", "\u001B]0;title\u0007\nnext");
        Assert.DoesNotContain('\u001B', rendered);
        Assert.DoesNotContain('\u0007', rendered);
        Assert.Equal(5, rendered.Split('\n').Length - 1);
    }

    [Fact]
    public void Colours_add_nothing_but_escape_sequences()
    {
        Diagnostic finding = FindingIn("\tname: «名前» u32");
        using StringWriter plain = new();
        using StringWriter coloured = new();
        FindingText.Write(new ToneWriter(plain, colours: false), finding);
        FindingText.Write(new ToneWriter(coloured, colours: true), finding);
        Assert.Contains("\u001B[", coloured.ToString(), StringComparison.Ordinal);
        Assert.Equal(plain.ToString(), System.Text.RegularExpressions.Regex.Replace(coloured.ToString(), "\u001B\\[[0-9;]*m", ""));
    }

    [Theory]
    [InlineData(false, null, "xterm", true)]
    [InlineData(true, null, "xterm", false)]
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, "", "xterm", true)]
    [InlineData(false, null, "dumb", false)]
    [InlineData(false, null, null, false)]
    public void Colours_need_a_terminal_that_shows_them_and_a_user_who_wants_them(bool redirected, string? noColor, string? term, bool expected) =>
        Assert.Equal(expected, ToneWriter.WantsColours(redirected, name => name == "NO_COLOR" ? noColor : term));

    private static string Render(string marked, string argument = "it")
    {
        using StringWriter writer = new();
        FindingText.Write(new ToneWriter(writer, colours: false), FindingIn(marked, argument));
        return writer.ToString();
    }

    private static Diagnostic FindingIn(string marked, string argument = "it")
    {
        (SourceText source, TextSpan span) = Marked(marked);
        return new Diagnostic(Rule, source, span, ValueArray.Of(argument), DiagnosticSeverity.Error);
    }

    private static IReadOnlyList<ExcerptRow> ExcerptOf(string marked)
    {
        (SourceText source, TextSpan span) = Marked(marked);
        return Excerpt.Of(source, span);
    }

    private static (SourceText Source, TextSpan Span) Marked(string marked)
    {
        int start = marked.IndexOf('«', StringComparison.Ordinal);
        int end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        return (new SourceText("a.tidl", marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)), new TextSpan(start, end - start));
    }
}
