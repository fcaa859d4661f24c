namespace TelOS.Runtime;

/// <summary>Splits an argument string into tokens the way Genode does: identifiers, numbers, quoted strings, blanks, single characters.</summary>
internal ref struct ArgumentScanner(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>What the current token is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>The current token, quotes included.</summary>
    public ReadOnlySpan<char> Token { get; private set; }

    /// <summary>What stands from the current token on.</summary>
    public ReadOnlySpan<char> FromToken { get; private set; }

    /// <summary>The kinds of tokens.</summary>
    public enum TokenKind
    {
        End,
        Identifier,
        Number,
        Quoted,
        Character,
    }

    /// <summary>Takes the next token that is no blank. A string without its closing quote ends everything.</summary>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart(" \t\n\r");
        FromToken = _rest;
        var length = 0;
        if (_rest.IsEmpty || _rest[0] == '\0')
        {
            Kind = TokenKind.End;
        }
        else if (IsIdentifier(_rest[0]))
        {
            Kind = TokenKind.Identifier;
            while (length < _rest.Length && (IsIdentifier(_rest[length]) || char.IsAsciiDigit(_rest[length])))
            {
                length++;
            }
        }
        else if (char.IsAsciiDigit(_rest[0]))
        {
            Kind = TokenKind.Number;
            while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            {
                length++;
            }
        }
        else if (_rest[0] == '"')
        {
            length = QuotedLength(_rest);
            Kind = length == 0 ? TokenKind.End : TokenKind.Quoted;
        }
        else
        {
            Kind = TokenKind.Character;
            length = 1;
        }

        Token = _rest[..length];
        _rest = _rest[length..];
        return Kind != TokenKind.End;
    }

    private static bool IsIdentifier(char character) => char.IsAsciiLetter(character) || character == '_';

    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index] == '"' && text[index - 1] != '\\')
            {
                return index + 1;
            }
        }

        return 0;
    }
}
