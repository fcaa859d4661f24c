using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Diagnostics;

/// <summary>A finding at a place.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Source">The text it is in.</param>
/// <param name="Span">Where in the text.</param>
/// <param name="Arguments">What fills the holes of the message and the remedy.</param>
/// <param name="Severity">How serious it is here; descriptions of Genode's interfaces are judged more mildly.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    SourceText Source,
    TextSpan Span,
    ValueArray<string> Arguments,
    DiagnosticSeverity Severity)
{
    /// <summary>What is wrong, in one sentence.</summary>
    public string Message => Fill(Descriptor.MessageFormat);

    /// <summary>What to write instead, in one sentence.</summary>
    public string Remedy => Fill(Descriptor.RemedyFormat);

    /// <summary>Where it starts.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>Where it ends, exclusive.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    private string Fill(string format) =>
        string.Format(CultureInfo.InvariantCulture, format, [.. Arguments.Select(a => (object)a)]);
}
