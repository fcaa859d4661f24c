namespace TelOS.Host.Tests;

/// <summary>What components say, as lines.</summary>
public sealed class LogLinesTests
{
    private readonly List<string> _said = [];

    [Fact]
    public void Pieces_become_lines_with_the_label_before_each()
    {
        var lines = new LogLines("init -> a", _said.Add);
        lines.Append("one\ntw");
        lines.Append("o\r\n");
        lines.Append("three");
        Assert.Equal(["[init -> a] one", "[init -> a] two"], _said);
        lines.Flush();
        lines.Flush();
        Assert.Equal("[init -> a] three", _said[2]);
        Assert.Equal(3, _said.Count);
    }

    [Fact]
    public void A_line_without_an_end_is_not_kept_forever()
    {
        var lines = new LogLines("", _said.Add);
        for (var piece = 0; piece < 1000; piece++)
        {
            lines.Append(new string('x', 200));
        }

        lines.Flush();
        Assert.All(_said, static line => Assert.InRange(line.Length, 1, 5000));
        Assert.Equal(200_000, _said.Sum(static line => line.Length));
    }

    [Theory]
    [InlineData("\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("\x1b]52;c;bad\a", "\ufffd]52;c;bad\ufffd")]
    [InlineData("\x1b[2Jgone", "\ufffd[2Jgone")]
    [InlineData("\x1b[31", "\ufffd[31")]
    [InlineData("\u009b31m", "\ufffd31m")]
    [InlineData("\0\b\u007f", "\ufffd\ufffd\ufffd")]
    public void Of_control_characters_only_tabulators_and_colours_come_through(string text, string expected)
    {
        var lines = new LogLines("", _said.Add);
        lines.Append(text + "\n");
        Assert.Equal([expected], _said);
    }
}
