using Spectre.Console;
using SpectreText = Spectre.Console.Text;

namespace TelOS.Idl.Tool.Output;

/// <summary>Writes text in tones: as colours on a terminal, as plain text elsewhere.</summary>
internal sealed class ToneWriter
{
    /// <summary>Columns that no line reaches, because the terminal wraps, not the writer.</summary>
    private const int Unbounded = 1 << 20;

    private readonly IAnsiConsole? _console;

    /// <summary>Writes to a text writer.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="colours">Whether it understands colours, see <see cref="WantsColours"/>.</param>
    public ToneWriter(TextWriter writer, bool colours)
    {
        Writer = writer;
        if (colours)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.Standard,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            });
            _console.Profile.Width = Unbounded;
        }
    }

    /// <summary>Takes text without tones.</summary>
    public TextWriter Writer { get; }

    /// <summary>Whether output may carry colours: to a terminal that can show them, and unless <c>NO_COLOR</c> is set to anything.</summary>
    /// <param name="isRedirected">Whether the output goes elsewhere than to a terminal.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    public static bool WantsColours(bool isRedirected, Func<string, string?> environment) =>
        !isRedirected && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") is not (null or "" or "dumb");

    /// <summary>Writes text on the current line.</summary>
    public void Write(string text, Tone tone = Tone.Plain)
    {
        if (_console is null || tone == Tone.Plain || text.Length == 0)
        {
            Writer.Write(text);
        }
        else
        {
            _console.Write(new SpectreText(text, StyleOf(tone)));
        }
    }

    /// <summary>Writes text and ends the line.</summary>
    public void WriteLine(string text = "", Tone tone = Tone.Plain)
    {
        Write(text, tone);
        Writer.Write('\n');
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(Color.Grey),
        Tone.Error => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Warning => new Style(Color.Yellow, decoration: Decoration.Bold),
        Tone.Info => new Style(Color.Blue, decoration: Decoration.Bold),
        Tone.Good => new Style(Color.Green),
        _ => Style.Plain,
    };
}
