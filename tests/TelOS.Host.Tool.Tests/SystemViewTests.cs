using Spectre.Console;

namespace TelOS.Host.Tool.Tests;

/// <summary>What of a component's words reaches a reader: Genode's programs write <c>ESC [ 0 m</c> at the end of each line.</summary>
public sealed class SystemViewTests
{
    private const string Said = "[init -> hello] \e[31mError: no name\e[0m";

    [Fact]
    public void A_pipe_gets_what_was_said_without_its_colours() =>
        Assert.Equal("[init -> hello] Error: no name\n", OnLines(Said));

    [Fact]
    public void A_terminal_gets_it_with_them_and_its_own_colour_afterwards() =>
        Assert.Equal("[init -> hello] \e[31mError: no name\e[0m\e[0m\n", OnTerminal(Said, ColorSystemSupport.Standard));

    [Fact]
    public void A_terminal_without_colours_gets_none() =>
        Assert.Equal("[init -> hello] Error: no name\n", OnTerminal(Said, ColorSystemSupport.NoColors));

    [Theory]
    [InlineData("a\e[2Jb", "a·[2Jb\n")]
    [InlineData("a\e[31", "a·[31\n")]
    [InlineData("a\rb\u009bc\td", "a·b·c\td\n")]
    public void Nobody_gets_what_else_steers_a_terminal(string said, string shown)
    {
        Assert.Equal(shown, OnLines(said));
        Assert.Equal(shown, OnTerminal(said, ColorSystemSupport.Standard));
    }

    private static string OnLines(string said)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using LineView view = new(output);
        view.Say(said);
        return output.ToString();
    }

    private static string OnTerminal(string said, ColorSystemSupport colours)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using TableView view = new(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colours,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        }));
        view.Say(said);
        return output.ToString();
    }
}
