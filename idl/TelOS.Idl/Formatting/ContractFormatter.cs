using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Formatting;

/// <summary>Writes a contract's source in the one canonical style. Formatting what it wrote changes nothing, every comment is kept,
/// and the contract means the same.</summary>
public static class ContractFormatter
{
    /// <summary>The source of a tree in the canonical style, with <c>\n</c> at the end of every line.</summary>
    /// <param name="tree">A tree without syntax errors; warnings do not matter.</param>
    /// <param name="cancellation">Ends the formatting early.</param>
    /// <exception cref="ArgumentException">The tree has syntax errors, so that what its text means is not known.</exception>
    public static string Format(SyntaxTree tree, CancellationToken cancellation = default)
    {
        if (tree.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new ArgumentException("A contract with syntax errors cannot be formatted.", nameof(tree));
        }

        (TidlParser.FileContext file, ScannedTokens tokens) = ContractParser.ParseConcrete(tree.Source, cancellation);
        SourceWriter writer = new(tree.Source.Content, tokens.Comments);
        new SourcePrinter(writer, tree.Source.Content).File(file);
        return writer.Finish();
    }
}
