using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Reads contracts. Safe for use from any number of threads.</summary>
public static class ContractParser
{
    /// <summary>UTF-16 units of text that are read; every contract is far below.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads a text. Any text gives a tree: what cannot be understood is in its diagnostics, all of it in one run.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>The tree, with missing names empty where something was left out.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static SyntaxTree Parse(SourceText source, CancellationToken cancellation = default)
    {
        SyntaxErrors errors = new(source);
        if (source.Content.Length > MaxLength)
        {
            errors.Add(
                SyntaxDiagnostics.FileTooLarge,
                new TextSpan(0, 0),
                SyntaxErrors.Invariant(source.Content.Length),
                SyntaxErrors.Invariant(MaxLength));
            return new SyntaxTree(source, Empty(), errors.ToList());
        }

        ParserEngine engine = ParserEngine.Rent();
        CompilationUnitSyntax root = Parse(engine, errors, cancellation);
        IReadOnlyList<Diagnostic> diagnostics = errors.ToList();
        engine.Return(isWorthKeeping: diagnostics.Count < 32);
        return new SyntaxTree(source, root, diagnostics);
    }

    private static CompilationUnitSyntax Parse(ParserEngine engine, SyntaxErrors errors, CancellationToken cancellation)
    {
        IReadOnlyList<IToken> tokens = engine.Tokenize(errors.Source.Content, cancellation);
        if (new TokenScanner(errors).Scan(tokens, cancellation) is not { } scanned)
        {
            return Empty();
        }

        TidlParser.FileContext file = engine.Parse(scanned.Visible, errors, cancellation);
        DocCommentReader documentation = new(errors, scanned);
        CompilationUnitSyntax root = new FileBuilder(errors, documentation).Build(file);
        documentation.ReportDangling();
        return root;
    }

    /// <summary>Reads a text that is known to have no errors into words and rules.</summary>
    internal static (TidlParser.FileContext File, ScannedTokens Tokens) ParseConcrete(SourceText source, CancellationToken cancellation)
    {
        SyntaxErrors errors = new(source);
        ParserEngine engine = ParserEngine.Rent();
        ScannedTokens tokens = new TokenScanner(errors).Scan(engine.Tokenize(source.Content, cancellation), cancellation)
            ?? throw new ArgumentException("The text has syntax errors.", nameof(source));
        TidlParser.FileContext file = engine.Parse(tokens.Visible, errors, cancellation);
        engine.Return(isWorthKeeping: true);
        return (file, tokens);
    }

    private static CompilationUnitSyntax Empty() => new(new TextSpan(0, 0), null, null, [], []);
}
