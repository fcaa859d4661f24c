using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Where the tool writes: colours and tables on a terminal, plain lines in a pipe.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">What is wrong with the run itself.</param>
/// <param name="IsTerminal">Whether results can be drawn again and again.</param>
internal sealed record ToolOutput(IAnsiConsole Out, IAnsiConsole Error, bool IsTerminal)
{
    /// <summary>Whether it can be shown beside the results how far long work is.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>No line of a pipe is wrapped.</summary>
    private const int Unbounded = 1 << 20;

    /// <summary>The output of this process.</summary>
    public static ToolOutput OfProcess() => new(
        Open(Console.Out, Console.IsOutputRedirected),
        Open(Console.Error, Console.IsErrorRedirected),
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"))
    {
        ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
    };

    /// <summary>Output that is read by a program.</summary>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes what is wrong.</param>
    public static ToolOutput Plain(TextWriter output, TextWriter error) => new(Open(output, isPlain: true), Open(error, isPlain: true), false);

    /// <summary>Writes a line of results, as it is.</summary>
    public void WriteLine(string line) => Out.Profile.Out.Writer.WriteLine(line);

    /// <summary>Says what keeps the run from going on.</summary>
    /// <param name="message">One sentence without full stop.</param>
    public void Fail(string message)
    {
        Error.Write("telos: ");
        Error.Write("error", new Style(Color.Red));
        Error.WriteLine($": {message}");
    }

    private static IAnsiConsole Open(TextWriter writer, bool isPlain)
    {
        var isColourful = !isPlain && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isColourful ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isPlain)
        {
            console.Profile.Width = Unbounded;
        }

        return console;
    }
}
