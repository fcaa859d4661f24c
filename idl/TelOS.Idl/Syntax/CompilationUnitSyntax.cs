using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>A whole file.</summary>
/// <param name="Edition">The number after <c>edition</c>, or null when the line is missing.</param>
/// <param name="Namespace">The namespace line, or null when it is missing.</param>
/// <param name="Imports">The imports in order.</param>
/// <param name="Declarations">The declarations in order.</param>
public sealed record CompilationUnitSyntax(
    TextSpan Span,
    EditionSyntax? Edition,
    NamespaceSyntax? Namespace,
    IReadOnlyList<ImportSyntax> Imports,
    IReadOnlyList<DeclarationSyntax> Declarations) : SyntaxNode(Span);
