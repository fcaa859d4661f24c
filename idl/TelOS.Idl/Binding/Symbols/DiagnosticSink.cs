using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>Collects what is found in one file.</summary>
internal sealed class DiagnosticSink(SourceText source)
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        _items.Add(new Diagnostic(descriptor, source, span, ValueArray.From(arguments), descriptor.Severity));
    }

    /// <summary>The number of the line in which a span starts, as people count.</summary>
    public string LineOf(TextSpan span) => Numbers.Text(source.GetPosition(span.Start).Line + 1);

    /// <summary>Takes over what was found in the file before binding.</summary>
    public void AddRange(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
            _items.Add(diagnostic);
        }
    }
}
