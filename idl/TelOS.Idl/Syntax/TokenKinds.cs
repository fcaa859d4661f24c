using Antlr4.Runtime;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Syntax;

/// <summary>What kinds of words there are.</summary>
internal static class TokenKinds
{
    /// <summary>Whether it can be a name: every keyword is one where the language does not need it.</summary>
    internal static bool IsName(int type) => type == TidlLexer.ID || type is >= TidlLexer.EDITION and <= TidlLexer.GIB;

    /// <summary>Whether it begins a declaration with a body.</summary>
    internal static bool IsTypeKeyword(int type) =>
        type is TidlLexer.STRUCT or TidlLexer.DATASPACE or TidlLexer.ENUM or TidlLexer.FLAGS or TidlLexer.ERROR
            or TidlLexer.UNION or TidlLexer.RECORD or TidlLexer.INTERFACE or TidlLexer.SESSION;

    /// <summary>Whether it begins a declaration or a line at the head of a file.</summary>
    internal static bool IsItemKeyword(int type) =>
        IsTypeKeyword(type)
        || type is TidlLexer.EDITION or TidlLexer.NAMESPACE or TidlLexer.IMPORT or TidlLexer.CONST or TidlLexer.ALIAS or TidlLexer.EXCEPTION;

    /// <summary>Whether it makes a type or an expression one level deeper.</summary>
    internal static bool Nests(int type) =>
        type is >= TidlLexer.PIPE and <= TidlLexer.TILDE
            or TidlLexer.SHR or TidlLexer.QUESTION or TidlLexer.MOVE or TidlLexer.BORROW or TidlLexer.BULK;

    /// <summary>Whether leaving it out would change how everything behind it is read.</summary>
    internal static bool IsStructural(int type) =>
        type is TokenConstants.EOF or TidlLexer.LBRACE or TidlLexer.RBRACE or TidlLexer.LPAREN or TidlLexer.RPAREN
            or TidlLexer.LBRACKET or TidlLexer.RBRACKET or TidlLexer.SEMI or TidlLexer.COMMA or TidlLexer.AT;

    /// <summary>How diagnostics name a word of the text.</summary>
    internal static string Describe(IToken token)
    {
        if (token.Type == TokenConstants.EOF)
        {
            return "the end of the file";
        }

        if (token.StopIndex < token.StartIndex)
        {
            return "the end of this declaration";
        }

        string text = token.Text;
        return text.Length > 32 ? $"'{text.Substring(0, char.IsHighSurrogate(text[31]) ? 31 : 32)}...'" : $"'{text}'";
    }

    /// <summary>How diagnostics name a kind of word that is missing.</summary>
    internal static string Describe(int type) => type switch
    {
        TidlLexer.INT => "a number",
        TidlLexer.STRING => "a text in quotes",
        TidlLexer.FLOAT => "a number with a dot",
        TidlLexer.ID => "a name",
        TokenConstants.EOF => "the end of the file",
        _ => TidlLexer.DefaultVocabulary.GetLiteralName(type) ?? "'>>'",
    };
}
