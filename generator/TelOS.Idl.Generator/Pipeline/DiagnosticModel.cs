using Microsoft.CodeAnalysis.Text;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>A finding with its place, equal by value, and without the tree it was found in.</summary>
/// <param name="Id"><c>TIDL0123</c>.</param>
/// <param name="Title">What the rule is about.</param>
/// <param name="Severity">How serious it is here.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Path">The contract file, with forward slashes.</param>
/// <param name="Span">Where in the text.</param>
/// <param name="Lines">The same in lines and columns, from zero.</param>
internal sealed record DiagnosticModel(
    string Id,
    string Title,
    DiagnosticSeverity Severity,
    string Message,
    string Path,
    Microsoft.CodeAnalysis.Text.TextSpan Span,
    LinePositionSpan Lines)
{
    /// <summary>The finding as the C# compiler can show it.</summary>
    public static DiagnosticModel From(Diagnostic diagnostic)
    {
        Text.LinePosition start = diagnostic.Start;
        Text.LinePosition end = diagnostic.End;
        return new DiagnosticModel(
            diagnostic.Descriptor.Id,
            diagnostic.Descriptor.Title,
            diagnostic.Severity,
            diagnostic.Remedy.Length == 0 ? diagnostic.Message : diagnostic.Message + " " + diagnostic.Remedy,
            diagnostic.Source.Path,
            new(diagnostic.Span.Start, diagnostic.Span.Length),
            new(new(start.Line, start.Column), new(end.Line, end.Column)));
    }

    /// <summary>The generator itself failed on a file.</summary>
    public static DiagnosticModel InternalError(string path, Exception exception) =>
        AtStart(path, GeneratorDiagnostics.InternalError, path, exception.GetType().Name, exception.Message);

    /// <summary>A file of the project cannot be read.</summary>
    public static DiagnosticModel Unreadable(string path) => AtStart(path, GeneratorDiagnostics.Unreadable, path);

    private static DiagnosticModel AtStart(string path, DiagnosticDescriptor descriptor, params string[] arguments) => From(
        new Diagnostic(descriptor, new Text.SourceText(path, string.Empty), default, ValueArray.From(arguments), descriptor.Severity));
}
