using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Reports errors in the words of the language and goes on behind the member or declaration they are in, so that each
/// mistake is found and none is reported twice.</summary>
internal sealed class ContractErrorStrategy(SyntaxErrors errors, CancellationToken cancellation) : DefaultErrorStrategy
{
    private int _lastErrorPosition = -1;
    private RuleContext? _loop;
    private int _loopIndex;

    /// <inheritdoc/>
    public override void Sync(Parser recognizer)
    {
        cancellation.ThrowIfCancellationRequested();
        int rule = recognizer.Context.RuleIndex;
        if (!IsContainer(rule))
        {
            return;
        }

        ATNState state = recognizer.Interpreter.atn.states[recognizer.State];
        IntervalSet next = recognizer.Interpreter.atn.NextTokens(state);
        if (!next.Contains(TidlParser.RBRACE) && !next.Contains(TokenConstants.EOF))
        {
            return;
        }

        bool isStuck = IsStuck(recognizer);
        while ((isStuck || !next.Contains(recognizer.InputStream.LA(1))) && recognizer.InputStream.LA(1) != TokenConstants.EOF)
        {
            Report(recognizer.CurrentToken, DescribeMember(rule, recognizer.CurrentToken));
            Skip(recognizer, rule, recognizer.InputStream.Index);
            isStuck = false;
        }

        _loopIndex = recognizer.InputStream.Index;
    }

    /// <summary>Whether a member was made up without consuming anything, so that the same would be made up forever.</summary>
    private bool IsStuck(Parser recognizer)
    {
        int index = recognizer.InputStream.Index;
        bool isStuck = ReferenceEquals(_loop, recognizer.Context) && index == _loopIndex && recognizer.InputStream.LA(1) != TidlParser.RBRACE;
        _loop = recognizer.Context;
        return isStuck;
    }

    /// <inheritdoc/>
    public override void ReportError(Parser recognizer, RecognitionException e)
    {
        if (!InErrorRecoveryMode(recognizer))
        {
            BeginErrorCondition(recognizer);
            Report(e.OffendingToken, DescribeError(recognizer, e));
        }
    }

    /// <summary>Leaves every rule up to the member or declaration the error is in, and skips the rest of that.</summary>
    public override void Recover(Parser recognizer, RecognitionException e)
    {
        int rule = recognizer.Context.RuleIndex;
        if (!IsStatement(rule))
        {
            throw e;
        }

        Skip(recognizer, rule, recognizer.Context.Start.TokenIndex);
        EndErrorCondition(recognizer);
    }

    /// <inheritdoc/>
    protected override IToken? SingleTokenDeletion(Parser recognizer)
    {
        int type = recognizer.InputStream.LA(1);
        bool isDoubled = type is TidlParser.SEMI or TidlParser.COMMA && recognizer.InputStream.LA(-1) == type;
        // A sign where a name should be most likely stands behind the name that was left out.
        bool isBehindName = recognizer.Context.RuleIndex == TidlParser.RULE_name
            && type is not (TidlParser.INT or TidlParser.FLOAT or TidlParser.STRING);
        return isBehindName || (TokenKinds.IsStructural(type) && !isDoubled) ? null : base.SingleTokenDeletion(recognizer);
    }

    /// <inheritdoc/>
    protected override void ReportUnwantedToken(Parser recognizer)
    {
        if (!InErrorRecoveryMode(recognizer))
        {
            BeginErrorCondition(recognizer);
            string expected = DescribeSet(GetExpectedTokens(recognizer), recognizer);
            Report(recognizer.CurrentToken, new SyntaxProblem(SyntaxDiagnostics.Unexpected, TokenKinds.Describe(recognizer.CurrentToken), expected));
        }
    }

    /// <inheritdoc/>
    protected override void ReportMissingToken(Parser recognizer)
    {
        if (InErrorRecoveryMode(recognizer))
        {
            return;
        }

        BeginErrorCondition(recognizer);
        IToken found = recognizer.CurrentToken;
        if (recognizer.Context.RuleIndex == TidlParser.RULE_name)
        {
            Report(found, new SyntaxProblem(SyntaxDiagnostics.NameExpected, TokenKinds.Describe(found)));
        }
        else
        {
            ReportMissing(recognizer, DescribeSet(GetExpectedTokens(recognizer), recognizer));
        }
    }

    private static bool IsContainer(int rule) =>
        rule is TidlParser.RULE_file or TidlParser.RULE_structure or TidlParser.RULE_enumeration or TidlParser.RULE_union
            or TidlParser.RULE_record or TidlParser.RULE_object or TidlParser.RULE_section;

    private static bool IsStatement(int rule) =>
        IsContainer(rule)
        || rule is TidlParser.RULE_item or TidlParser.RULE_edition or TidlParser.RULE_importLine or TidlParser.RULE_namespaceLine
            or TidlParser.RULE_constant or TidlParser.RULE_alias or TidlParser.RULE_exceptionLine or TidlParser.RULE_layoutMember
            or TidlParser.RULE_enumerator or TidlParser.RULE_ordinalField or TidlParser.RULE_objectItem or TidlParser.RULE_setting
            or TidlParser.RULE_argument;

    /// <summary>Skips to behind the semicolon, comma or block that ends what is being parsed, or to what can only be the next.</summary>
    private void Skip(Parser recognizer, int rule, int start)
    {
        ITokenStream input = (ITokenStream)recognizer.InputStream;
        if (errors.IsFull)
        {
            input.Seek(input.Size - 1);
            return;
        }

        bool isItem = rule is TidlParser.RULE_file || !IsMember(rule);
        int braces = 0;
        while (input.LA(1) is var type && type != TokenConstants.EOF)
        {
            bool isProgress = input.Index > start;
            if (braces == 0 && isProgress && StartsNext(input, rule, isItem))
            {
                return;
            }

            if (type == TidlParser.RBRACE && braces == 0 && !isItem)
            {
                return;
            }

            input.Consume();
            braces += type == TidlParser.LBRACE ? 1 : type == TidlParser.RBRACE ? -1 : 0;
            bool isEnd = type == TidlParser.SEMI
                || (type == TidlParser.RBRACE && isItem)
                || (type == TidlParser.COMMA && rule is TidlParser.RULE_enumerator or TidlParser.RULE_enumeration);
            if (braces <= 0 && isEnd)
            {
                return;
            }
        }
    }

    private static bool IsMember(int rule) =>
        rule is TidlParser.RULE_layoutMember or TidlParser.RULE_enumerator or TidlParser.RULE_ordinalField or TidlParser.RULE_objectItem
            or TidlParser.RULE_setting or TidlParser.RULE_argument;

    private static bool StartsNext(ITokenStream input, int rule, bool isItem)
    {
        IToken token = input.LT(1);
        if (isItem)
        {
            return TokenKinds.IsItemKeyword(token.Type) && input.LT(-1).Line < token.Line;
        }

        return token.Type == TidlParser.AT && rule is TidlParser.RULE_objectItem or TidlParser.RULE_ordinalField;
    }

    private void Report(IToken token, SyntaxProblem problem)
    {
        if (token.StartIndex > _lastErrorPosition)
        {
            _lastErrorPosition = token.StartIndex;
            errors.Add(problem.Descriptor, Spans.Of(token), problem.Arguments);
        }
    }

    /// <summary>Reports what is left out where it belongs: behind the word before it.</summary>
    private void ReportMissing(Parser recognizer, string expected)
    {
        IToken found = recognizer.CurrentToken;
        IToken? previous = ((ITokenStream)recognizer.InputStream).LT(-1);
        if (found.StartIndex > _lastErrorPosition)
        {
            _lastErrorPosition = found.StartIndex;
            TextSpan place = previous is null ? Spans.Of(found) : new TextSpan(previous.StopIndex + 1, 0);
            errors.Add(SyntaxDiagnostics.Missing, place, expected, TokenKinds.Describe(found));
        }
    }

    private static SyntaxProblem DescribeError(Parser recognizer, RecognitionException e)
    {
        string found = TokenKinds.Describe(e.OffendingToken);
        int rule = e.Context.RuleIndex;
        return rule switch
        {
            TidlParser.RULE_name or TidlParser.RULE_qualifiedName => new SyntaxProblem(SyntaxDiagnostics.NameExpected, found),
            TidlParser.RULE_type or TidlParser.RULE_typeCore or TidlParser.RULE_typeArgument =>
                new SyntaxProblem(SyntaxDiagnostics.TypeExpected, found),
            TidlParser.RULE_expression => new SyntaxProblem(SyntaxDiagnostics.ValueExpected, found),
            TidlParser.RULE_member => DescribeMember(TidlParser.RULE_objectItem, e.OffendingToken),
            TidlParser.RULE_item or TidlParser.RULE_layoutMember or TidlParser.RULE_enumerator or TidlParser.RULE_ordinalField
                or TidlParser.RULE_objectItem => DescribeMember(rule, e.OffendingToken),
            _ when e is InputMismatchException =>
                new SyntaxProblem(SyntaxDiagnostics.Unexpected, found, DescribeSet(e.GetExpectedTokens(), recognizer)),
            _ => new SyntaxProblem(SyntaxDiagnostics.Unexpected, found, "what the language expects there"),
        };
    }

    private static SyntaxProblem DescribeMember(int rule, IToken token)
    {
        string found = TokenKinds.Describe(token);
        if (token.Type == TidlParser.LBRACKET)
        {
            return new SyntaxProblem(SyntaxDiagnostics.Unexpected, found, "whole attributes such as '[since(2)]'");
        }

        (string what, string example)? member = rule switch
        {
            TidlParser.RULE_structure or TidlParser.RULE_layoutMember => ("A field", "value: u64;"),
            TidlParser.RULE_enumeration or TidlParser.RULE_enumerator => ("An enumerator", "name = 1"),
            TidlParser.RULE_union => ("An arm", "@1 value: u64;"),
            TidlParser.RULE_record or TidlParser.RULE_ordinalField => ("A numbered field", "@1 name: string<32>;"),
            TidlParser.RULE_object or TidlParser.RULE_objectItem => ("A method or signal", "@2 status() -> u32;"),
            TidlParser.RULE_section => ("A setting", "ram: 48 KiB;"),
            _ => null,
        };
        return member is { } known
            ? new SyntaxProblem(SyntaxDiagnostics.MemberExpected, known.what, found, known.example)
            : new SyntaxProblem(SyntaxDiagnostics.DeclarationExpected, found);
    }

    private static string DescribeSet(IntervalSet expected, Parser recognizer)
    {
        if (recognizer.Context.RuleIndex == TidlParser.RULE_name || expected.Contains(TidlParser.ID))
        {
            return "a name";
        }

        // The sign that ends what is written is what was most likely forgotten.
        foreach (int end in (int[])[TidlParser.SEMI, TidlParser.RPAREN, TidlParser.RBRACKET, TidlParser.GT, TidlParser.LBRACE, TidlParser.RBRACE])
        {
            if (expected.Contains(end))
            {
                return TokenKinds.Describe(end);
            }
        }

        string[] names = [.. expected.ToList().Select(TokenKinds.Describe)];
        return string.Join(" or ", names);
    }
}
