using System.Text;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Output;

/// <summary>Where a run of the tool reads from and writes to.</summary>
internal sealed class ToolConsole
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream _output;

    /// <summary>Connects a run.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="folder">The folder against which paths are read and shown.</param>
    /// <param name="colourOutput">Whether standard output shows colours.</param>
    /// <param name="colourError">Whether standard error shows colours.</param>
    public ToolConsole(Stream input, Stream output, Stream error, WorkingFolder folder, bool colourOutput, bool colourError)
    {
        Input = input;
        _output = output;
        Folder = folder;
        Out = new ToneWriter(new StreamWriter(output, Encoding), colourOutput);
        Error = new ToneWriter(new StreamWriter(error, Encoding) { AutoFlush = true }, colourError);
    }

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Takes results.</summary>
    public ToneWriter Out { get; }

    /// <summary>Takes what is wrong with the run itself.</summary>
    public ToneWriter Error { get; }

    /// <summary>The folder against which paths are read and shown.</summary>
    public WorkingFolder Folder { get; }

    /// <summary>Whether standard error is a terminal, on which a line can be written again and again.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The console of this process.</summary>
    public static ToolConsole OfProcess() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.OpenStandardError(),
        new WorkingFolder(Environment.CurrentDirectory),
        ToneWriter.WantsColours(Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        ToneWriter.WantsColours(Console.IsErrorRedirected, Environment.GetEnvironmentVariable))
    {
        IsTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
    };

    /// <summary>Writes a whole document to standard output.</summary>
    public void WriteDocument(ReadOnlySpan<byte> document)
    {
        Out.Writer.Flush();
        _output.Write(document);
    }

    /// <summary>Writes a problem as one line to standard error.</summary>
    public void Report(InputProblem problem)
    {
        Error.Write("tidl: ");
        Error.Write("error", Tone.Error);
        Error.WriteLine($": {Rendering.VisibleText.Of(problem.ToString())}");
    }

    /// <summary>Brings everything out.</summary>
    /// <exception cref="IOException">Standard output cannot take it.</exception>
    public void Flush()
    {
        Out.Writer.Flush();
        _output.Flush();
    }
}
