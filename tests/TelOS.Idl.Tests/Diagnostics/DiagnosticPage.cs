using System.Text.RegularExpressions;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Tests.Diagnostics;

/// <summary>A page of docs/diagnostics, with the files of its examples.</summary>
internal sealed partial class DiagnosticPage
{
    private DiagnosticPage(DiagnosticDescriptor descriptor, string text)
    {
        Descriptor = descriptor;
        Text = text;
        Bad = FilesBehind("## Bad");
        Good = FilesBehind("## Good");
    }

    internal DiagnosticDescriptor Descriptor { get; }

    internal string Text { get; }

    internal IReadOnlyList<SourceText> Bad { get; }

    internal IReadOnlyList<SourceText> Good { get; }

    internal static DiagnosticPage Of(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticCatalogue.Find(id)!;
        return new DiagnosticPage(descriptor, DiagnosticCatalogue.PageOf(descriptor));
    }

    internal static CompilationResult Compile(IReadOnlyList<SourceText> files) =>
        ContractCompiler.Compile([.. files.Select(f => ContractParser.Parse(f))], []);

    private List<SourceText> FilesBehind(string heading)
    {
        int start = Text.IndexOf(heading, StringComparison.Ordinal);
        int end = start < 0 ? -1 : Text.IndexOf("\n## ", start + heading.Length, StringComparison.Ordinal);
        string section = start < 0 ? string.Empty : Text[start..(end < 0 ? Text.Length : end)];
        return
        [
            .. Fence().Matches(section).Select(m => new SourceText(
                m.Groups["name"].Length > 0 ? m.Groups["name"].Value : "contract.tidl", m.Groups["text"].Value)),
        ];
    }

    [GeneratedRegex(@"^```tidl ?(?<name>[\w./]*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
