using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A parsed file.</summary>
/// <param name="Source">The text.</param>
/// <param name="Root">What was understood of it; after errors, as much as could be.</param>
/// <param name="Diagnostics">What is wrong with its syntax, in order of place.</param>
public sealed record SyntaxTree(
    SourceText Source,
    CompilationUnitSyntax Root,
    IReadOnlyList<Diagnostic> Diagnostics);
