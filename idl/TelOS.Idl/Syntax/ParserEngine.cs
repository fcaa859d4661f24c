using System.Collections.Concurrent;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Syntax;

/// <summary>A lexer and a parser with what they have learnt about the grammar. ANTLR shares that knowledge between all threads
/// through static tables; an engine of its own for each parse in progress needs no locks and stays warm in the pool.</summary>
internal sealed class ParserEngine
{
    private static readonly ConcurrentBag<ParserEngine> Pool = [];

    private readonly TidlLexer _lexer;
    private readonly TidlParser _parser;

    private ParserEngine()
    {
        _lexer = new TidlLexer(new SourceCharStream(string.Empty));
        _lexer.RemoveErrorListeners();
        _lexer.LearnAlone();
        _parser = new TidlParser(new CommonTokenStream(new ListTokenSource([])));
        _parser.RemoveErrorListeners();
        _parser.LearnAlone();
    }

    /// <summary>Takes an engine from the pool, or makes one.</summary>
    internal static ParserEngine Rent() => Pool.TryTake(out ParserEngine? engine) ? engine : new ParserEngine();

    /// <summary>Gives the engine back. One that met a text with errors is dropped: what it learnt is of no use to correct texts.</summary>
    internal void Return(bool isWorthKeeping)
    {
        if (isWorthKeeping)
        {
            _lexer.SetInputStream(new SourceCharStream(string.Empty));
            _parser.TokenStream = new CommonTokenStream(new ListTokenSource([]));
            Pool.Add(this);
        }
    }

    /// <summary>All words of a text, comments and the end included.</summary>
    internal IReadOnlyList<IToken> Tokenize(string content, CancellationToken cancellation)
    {
        _lexer.SetInputStream(new SourceCharStream(content));
        List<IToken> tokens = [];
        IToken token;
        do
        {
            if ((tokens.Count & 0xfff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            token = _lexer.NextToken();
            tokens.Add(token);
        }
        while (token.Type != TokenConstants.EOF);
        return tokens;
    }

    /// <summary>Parses with the fast prediction mode, which every correct contract passes, and after an error again with the
    /// full one and with recovery.</summary>
    internal TidlParser.FileContext Parse(IReadOnlyList<IToken> tokens, SyntaxErrors errors, CancellationToken cancellation)
    {
        CommonTokenStream stream = new(new ListTokenSource([.. tokens]));
        // Fetched whole, so that recovery can jump to the end.
        stream.Fill();
        _parser.TokenStream = stream;
        _parser.Interpreter.PredictionMode = PredictionMode.SLL;
        _parser.ErrorHandler = new FirstPassErrorStrategy(cancellation);
        try
        {
            return _parser.file();
        }
        catch (ParseCanceledException)
        {
            stream.Seek(0);
            _parser.Reset();
        }

        _parser.Interpreter.PredictionMode = PredictionMode.LL;
        _parser.ErrorHandler = new ContractErrorStrategy(errors, cancellation);
        return _parser.file();
    }
}
