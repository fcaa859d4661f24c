using System.CommandLine;
using System.CommandLine.Completions;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl explain</c>: the catalogue of findings.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Argument<string?> id = new("id")
        {
            Description = "The id of a finding, such as TIDL0201; without it all findings are listed.",
            Arity = ArgumentArity.ZeroOrOne,
            // Otherwise the help names all ids that a shell may complete.
            HelpName = "id",
        };
        id.CompletionSources.Add(_ => DiagnosticCatalogue.All.Select(descriptor => new CompletionItem(descriptor.Id)));
        Command command = new("explain", "Explain a finding, with a bad and a good example.") { id };
        command.SetAction(parsed => parsed.GetValue(id) is { } given ? Explain(console, given) : List(console.Out));
        return command;
    }

    private static int Explain(ToolConsole console, string given)
    {
        // `201` and `tidl201` are how people type TIDL0201.
        string wanted = given.Trim().ToUpperInvariant();
        string digits = wanted.StartsWith("TIDL", StringComparison.Ordinal) ? wanted[4..] : wanted;
        string id = digits.Length is > 0 and <= 4 && digits.All(char.IsAsciiDigit) ? $"TIDL{digits.PadLeft(4, '0')}" : wanted;
        if (DiagnosticCatalogue.Find(id) is { } descriptor)
        {
            MarkdownText.Write(console.Out, DiagnosticCatalogue.PageOf(descriptor));
            return ExitCode.Fine;
        }
        console.Error.Write("tidl: ");
        console.Error.Write("error", Tone.Error);
        console.Error.WriteLine($": there is no finding '{VisibleText.Of(given)}'");
        IReadOnlyList<string> near = NearestNames.Of(id, DiagnosticCatalogue.All.Select(known => known.Id), 3);
        if (near.Count > 0)
        {
            console.Error.WriteLine($"Nearest: {string.Join(", ", near)}.");
        }
        console.Error.WriteLine("See 'tidl explain' for all of them.");
        return ExitCode.Unusable;
    }

    private static int List(ToneWriter writer)
    {
        foreach (DiagnosticDescriptor descriptor in DiagnosticCatalogue.All)
        {
            writer.Write(descriptor.Id, Tone.Strong);
            writer.Write($"  {FindingText.NameOf(descriptor.Severity),-7}  ", FindingText.ToneOf(descriptor.Severity));
            writer.WriteLine(descriptor.Title);
        }
        return ExitCode.Fine;
    }
}
