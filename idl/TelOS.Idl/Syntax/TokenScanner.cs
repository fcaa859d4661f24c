using System.Globalization;
using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Takes a text's words in order before the parser sees them: reports and replaces malformed ones, makes shifts out of
/// adjacent <c>&gt;</c>, closes forgotten braces, and stops at nesting that would exhaust the parser's stack.</summary>
internal sealed class TokenScanner(SyntaxErrors errors)
{
    /// <summary>Brackets and operators that may be nested; deep enough for every flag of 64 in one expression.</summary>
    internal const int MaxDepth = 100;

    private readonly List<OpenBracket> _open = [];
    private readonly List<IToken> _visible = [];
    private readonly List<IToken> _comments = [];
    private int _depth;
    private int _operators;

    /// <summary>Scans the tokens of a lexer.</summary>
    /// <returns>The tokens, or null when the text is nested too deep.</returns>
    internal ScannedTokens? Scan(IReadOnlyList<IToken> tokens, CancellationToken cancellation)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if ((i & 0xfff) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            IToken token = tokens[i];
            IToken? next = i + 1 < tokens.Count ? tokens[i + 1] : null;
            if (token.Channel != Lexer.DefaultTokenChannel)
            {
                AddComment(token);
                continue;
            }

            if (token.Type == TidlLexer.UNEXPECTED)
            {
                i = ReportUnexpected(tokens, i);
                continue;
            }

            Repair(token);
            if (token.Type == TidlLexer.STRING && SplitOffSemicolon(token) is { } semicolon)
            {
                Add(token);
                token = semicolon;
            }

            if (token.Type == TidlLexer.GT && InsideAngle() is false && next?.Type == TidlLexer.GT && next.StartIndex == token.StopIndex + 1)
            {
                token = new CommonToken(token) { Type = TidlLexer.SHR, StopIndex = next.StopIndex };
                i++;
            }

            if (StartsDeclaration(tokens, i) && _open.Exists(b => b.Type == TidlLexer.LBRACE))
            {
                CloseBraces(token, BeforeAttributes());
            }

            if (token.Type == TokenConstants.EOF)
            {
                CloseBraces(token, _visible.Count);
            }

            Add(token);
            if (_depth > MaxDepth)
            {
                errors.Add(SyntaxDiagnostics.NestedTooDeep, Spans.Of(token), SyntaxErrors.Invariant(MaxDepth));
                return null;
            }
        }

        return new ScannedTokens(_visible, _comments);
    }

    private void Add(IToken token)
    {
        Track(token);
        _visible.Add(token);
    }

    /// <summary>A text that its line ends took the semicolon behind it along: gives that back, so that it is not reported missing.</summary>
    private static CommonToken? SplitOffSemicolon(IToken text)
    {
        string content = text.Text;
        if (content.Length < 3 || content[content.Length - 1] != ';')
        {
            return null;
        }

        CommonToken semicolon = new((CommonToken)text) { Type = TidlLexer.SEMI, StartIndex = text.StopIndex };
        ((CommonToken)text).StopIndex--;
        return semicolon;
    }

    private bool InsideAngle() => _open.Count > 0 && _open[_open.Count - 1].Type == TidlLexer.LT;

    private void AddComment(IToken token)
    {
        if (token.Type == TidlLexer.UNTERMINATED_COMMENT)
        {
            errors.Add(SyntaxDiagnostics.UnterminatedComment, new TextSpan(token.StartIndex, 2));
        }

        _comments.Add(token);
    }

    /// <summary>Gives a malformed word the type it was meant to have, after reporting it.</summary>
    private void Repair(IToken token)
    {
        if (token.Type == TidlLexer.UNTERMINATED_STRING)
        {
            errors.Add(SyntaxDiagnostics.UnterminatedText, Spans.Of(token));
            ((IWritableToken)token).Type = TidlLexer.STRING;
        }
        else if (token.Type == TidlLexer.BAD_NUMBER)
        {
            errors.Add(SyntaxDiagnostics.MalformedNumber, Spans.Of(token), token.Text);
            ((IWritableToken)token).Type = TidlLexer.INT;
            ((IWritableToken)token).Text = "0";
        }
    }

    /// <summary>Reports a run of characters that are no words, and returns the index of its last token.</summary>
    private int ReportUnexpected(IReadOnlyList<IToken> tokens, int index)
    {
        IToken first = tokens[index];
        string content = errors.Source.Content;
        // A byte order mark in front is how some editors say UTF-8.
        if (first.StartIndex == 0 && content[0] == '\uFEFF')
        {
            return index;
        }

        int last = index;
        while (last + 1 < tokens.Count && tokens[last + 1].Type == TidlLexer.UNEXPECTED
            && tokens[last + 1].StartIndex == tokens[last].StopIndex + 1)
        {
            last++;
        }

        TextSpan span = new(first.StartIndex, tokens[last].StopIndex + 1 - first.StartIndex);
        errors.Add(SyntaxDiagnostics.UnexpectedCharacter, span, Describe(content, span));
        return last;
    }

    private static string Describe(string content, TextSpan span)
    {
        const int shown = 16;
        bool printable = true;
        for (int i = span.Start; i < span.End && i < span.Start + shown; i++)
        {
            UnicodeCategory category = char.GetUnicodeCategory(content[i]);
            printable &= category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        }

        if (!printable)
        {
            int code = char.IsHighSurrogate(content[span.Start]) && span.Length > 1 && char.IsLowSurrogate(content[span.Start + 1])
                ? char.ConvertToUtf32(content[span.Start], content[span.Start + 1])
                : content[span.Start];
            return string.Format(CultureInfo.InvariantCulture, "The character U+{0:X4}", code);
        }

        return span.Length > shown ? $"'{content.Substring(span.Start, shown)}...'" : $"'{content.Substring(span.Start, span.Length)}'";
    }

    /// <summary>Whether a keyword, a name and what only a declaration's head continues with stand here, as in <c>struct A {</c>:
    /// no member looks like that, so braces that are still open were forgotten.</summary>
    private static bool StartsDeclaration(IReadOnlyList<IToken> tokens, int index)
    {
        if (!TokenKinds.IsTypeKeyword(tokens[index].Type))
        {
            return false;
        }

        int name = NextVisible(tokens, index);
        if (!TokenKinds.IsName(tokens[name].Type))
        {
            return false;
        }

        int type = tokens[NextVisible(tokens, name)].Type;
        return type is TidlLexer.LBRACE or TidlLexer.COLON or TidlLexer.EXTENDS or TidlLexer.SERVICE or TidlLexer.VERSION;
    }

    private static int NextVisible(IReadOnlyList<IToken> tokens, int index)
    {
        do
        {
            index = Math.Min(index + 1, tokens.Count - 1);
        }
        while (tokens[index].Channel != Lexer.DefaultTokenChannel);
        return index;
    }

    /// <summary>The place before the attributes that directly precede the next token.</summary>
    private int BeforeAttributes()
    {
        int place = _visible.Count;
        while (place > 0 && _visible[place - 1].Type == TidlLexer.RBRACKET)
        {
            int start = place - 1;
            while (start > 0 && _visible[start].Type is not (TidlLexer.LBRACKET or TidlLexer.LBRACE or TidlLexer.SEMI))
            {
                start--;
            }

            if (_visible[start].Type != TidlLexer.LBRACKET)
            {
                break;
            }

            place = start;
        }

        return place;
    }

    private void CloseBraces(IToken before, int place)
    {
        foreach (OpenBracket bracket in Enumerable.Reverse(_open).Where(b => b.Type == TidlLexer.LBRACE))
        {
            int line = errors.Source.GetPosition((place < _visible.Count ? _visible[place] : before).StartIndex).Line + 1;
            errors.Add(SyntaxDiagnostics.UnclosedBrace, Spans.Of(bracket.Token), SyntaxErrors.Invariant(line));
            int position = place > 0 ? _visible[place - 1].StopIndex + 1 : 0;
            // A copy knows the text it is in, which the parser asks of the token before a missing one.
            _visible.Insert(
                place,
                new CommonToken(before) { Type = TidlLexer.RBRACE, Text = string.Empty, StartIndex = position, StopIndex = position - 1 });
        }

        _open.Clear();
        _depth = 0;
        _operators = 0;
    }

    private void Track(IToken token)
    {
        switch (token.Type)
        {
            case TidlLexer.LBRACE:
                ResetOperators();
                Open(token);
                break;
            case TidlLexer.LPAREN or TidlLexer.LBRACKET or TidlLexer.LT:
                Open(token);
                break;
            case TidlLexer.RBRACE:
                Close(TidlLexer.LBRACE);
                ResetOperators();
                break;
            case TidlLexer.RPAREN:
                Close(TidlLexer.LPAREN);
                break;
            case TidlLexer.GT:
                Close(TidlLexer.LT);
                break;
            case TidlLexer.RBRACKET:
                Close(TidlLexer.LBRACKET);
                // Each [n] behind a type wraps it once more.
                CountOperator();
                break;
            case TidlLexer.SEMI:
                CloseInner();
                ResetOperators();
                break;
            case TidlLexer.COMMA:
                ResetOperators();
                break;
            default:
                if (TokenKinds.Nests(token.Type))
                {
                    CountOperator();
                }

                break;
        }
    }

    private void CountOperator()
    {
        _operators++;
        _depth++;
    }

    private void ResetOperators()
    {
        _depth -= _operators;
        _operators = 0;
    }

    private void Open(IToken token)
    {
        _open.Add(new OpenBracket(token, _operators));
        _operators = 0;
        _depth++;
    }

    /// <summary>Closes the innermost bracket of a type with all inside it; a closer without opener changes nothing.</summary>
    private void Close(int opener)
    {
        int index = _open.FindLastIndex(b => b.Type == opener || b.Type == TidlLexer.LBRACE);
        if (index >= 0 && _open[index].Type == opener)
        {
            CloseFrom(index);
        }
    }

    /// <summary>Closes what cannot contain a semicolon.</summary>
    private void CloseInner() => CloseFrom(_open.FindLastIndex(b => b.Type == TidlLexer.LBRACE) + 1);

    private void CloseFrom(int index)
    {
        for (int i = _open.Count - 1; i >= index; i--)
        {
            _depth -= _operators + 1;
            _operators = _open[i].OperatorsBefore;
            _open.RemoveAt(i);
        }
    }

    private readonly record struct OpenBracket(IToken Token, int OperatorsBefore)
    {
        internal int Type => Token.Type;
    }
}
