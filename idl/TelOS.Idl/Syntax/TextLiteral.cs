using System.Globalization;
using System.Text;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>The escapes of texts: <c>\" \\ \n \r \t \u{hex}</c>.</summary>
internal static class TextLiteral
{
    /// <summary>What a quoted text stands for; reports escapes and halves of characters that stand for nothing.</summary>
    internal static string Decode(string quoted, int start, SyntaxErrors errors)
    {
        int end = quoted.Length;
        StringBuilder text = new(quoted.Length);
        for (int i = 1; i < end; i++)
        {
            char unit = quoted[i];
            if (unit == '"')
            {
                break;
            }

            if (unit != '\\')
            {
                i += AppendCharacter(text, quoted, i, start, errors);
            }
            else if (i + 1 < end)
            {
                i += AppendEscape(text, quoted, i, start, errors);
            }
        }

        return text.ToString();
    }

    /// <summary>A text as it is written in a contract, quotes included.</summary>
    internal static string Encode(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (char unit in text)
        {
            _ = unit switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(unit) => quoted.AppendFormat(CultureInfo.InvariantCulture, "\\u{{{0:X}}}", (int)unit),
                _ => quoted.Append(unit),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Appends one character and returns how many units it takes beyond the first.</summary>
    private static int AppendCharacter(StringBuilder text, string quoted, int index, int start, SyntaxErrors errors)
    {
        char unit = quoted[index];
        if (!char.IsSurrogate(unit))
        {
            text.Append(unit);
            return 0;
        }

        if (char.IsHighSurrogate(unit) && index + 1 < quoted.Length && char.IsLowSurrogate(quoted[index + 1]))
        {
            text.Append(unit).Append(quoted[index + 1]);
            return 1;
        }

        string code = ((int)unit).ToString("X4", CultureInfo.InvariantCulture);
        errors.Add(SyntaxDiagnostics.UnpairedSurrogate, new TextSpan(start + index, 1), code);
        return 0;
    }

    /// <summary>Appends what an escape stands for and returns how many units it takes beyond the backslash.</summary>
    private static int AppendEscape(StringBuilder text, string quoted, int index, int start, SyntaxErrors errors)
    {
        char kind = quoted[index + 1];
        char? simple = kind switch { '"' => '"', '\\' => '\\', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => null };
        if (simple is { } character)
        {
            text.Append(character);
            return 1;
        }

        int close = kind == 'u' && index + 2 < quoted.Length && quoted[index + 2] == '{' ? quoted.IndexOf('}', index) : -1;
        if (close > index + 3 && close <= index + 9
            && int.TryParse(quoted.Substring(index + 3, close - index - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF))
        {
            text.Append(char.ConvertFromUtf32(code));
            return close - index;
        }

        int length = char.IsHighSurrogate(kind) && index + 2 < quoted.Length ? 3 : 2;
        errors.Add(SyntaxDiagnostics.InvalidEscape, new TextSpan(start + index, length), quoted.Substring(index, length));
        return length - 1;
    }
}
