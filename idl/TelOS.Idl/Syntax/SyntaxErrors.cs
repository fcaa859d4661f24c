using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Collects the syntax errors of one text, up to a limit.</summary>
internal sealed class SyntaxErrors(SourceText source)
{
    /// <summary>Errors that are reported; a file with more of them is no contract.</summary>
    internal const int Limit = 1000;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The text.</summary>
    internal SourceText Source => source;

    /// <summary>Whether the limit is reached, so that looking on is useless.</summary>
    internal bool IsFull => _diagnostics.Count > Limit;

    /// <summary>Adds an error, or at the limit the note that more would follow.</summary>
    internal void Add(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (_diagnostics.Count < Limit)
        {
            _diagnostics.Add(Create(descriptor, span, arguments));
        }
        else if (_diagnostics.Count == Limit)
        {
            _diagnostics.Add(Create(SyntaxDiagnostics.TooManyErrors, span, Invariant(Limit)));
        }
    }

    /// <summary>The errors in order of place; of errors at one place the first found comes first.</summary>
    internal IReadOnlyList<Diagnostic> ToList() => [.. _diagnostics.OrderBy(d => d.Span.Start)];

    /// <summary>A number as diagnostics write it.</summary>
    internal static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Diagnostic Create(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments) =>
        new(descriptor, source, span, ValueArray.From(arguments), descriptor.Severity);
}
