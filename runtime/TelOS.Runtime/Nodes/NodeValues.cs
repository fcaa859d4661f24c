using System.Buffers;
using System.Globalization;
using System.Text;

namespace TelOS.Runtime;

/// <summary>What names, values and texts can be written, and how numbers are.</summary>
internal static class NodeValues
{
    private static readonly SearchValues<char> s_controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static c => (char)c)]);
    private static readonly SearchValues<char> s_controlsOfText = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(static c => (char)c).Where(static c => c is not ('\t' or '\n'))]);

    /// <summary>Why a text is no name of a type or an attribute; null when it is one.</summary>
    public static string? RefuseName(ReadOnlySpan<char> name, NodeFormat format)
    {
        if (name.Length > HidText.MaxNameLength)
        {
            return $"it is longer than {HidText.MaxNameLength} characters";
        }

        var hasCapitals = format == NodeFormat.Xml;
        var isName = !name.IsEmpty && (char.IsAsciiLetterLower(name[0]) || (hasCapitals && char.IsAsciiLetter(name[0])));
        foreach (var c in name)
        {
            isName &= char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' || (hasCapitals && (char.IsAsciiLetter(c) || c == '.'));
        }

        return isName ? null : "a name is a lower-case letter, then lower-case letters, digits, '_' and '-'";
    }

    /// <summary>Why an attribute cannot have a value; null when it can.</summary>
    public static string? RefuseValue(ReadOnlySpan<char> value, NodeFormat format)
    {
        if (!IsUnicode(value))
        {
            return "it has half of a surrogate pair";
        }

        if (format == NodeFormat.Xml)
        {
            return value.ContainsAny(s_controlsOfText) ? "it has a control character" : value.Contains('"') ? "it has a '\"', and there is no way to write one" : null;
        }

        return value.Contains('|') ? "it has a '|', which ends a value"
            : value.ContainsAny(s_controls) ? "it has a control character"
            : null;
    }

    /// <summary>Why a text cannot be quoted; null when it can.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasBar">Whether the line that it continues has a `|`; afterwards, whether its last line has.</param>
    public static string? RefuseText(ReadOnlySpan<char> text, ref bool hasBar)
    {
        if (!IsUnicode(text))
        {
            return "it has half of a surrogate pair";
        }

        if (text.ContainsAny(s_controlsOfText))
        {
            return "it has a control character";
        }

        foreach (var c in text)
        {
            if (c == '\t' && hasBar)
            {
                return "a tab stands behind a '|' in a line, for which Genode refuses the whole text";
            }

            hasBar = c == '|' || (hasBar && c != '\n');
        }

        return null;
    }

    /// <summary>The shortest decimal number without exponent that reads back as the same.</summary>
    /// <exception cref="ArgumentException">It is infinite or no number.</exception>
    public static string Print(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("it is infinite or no number", nameof(value));
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
        {
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        }

        var exponent = int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = text[..exponentAt].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var result = new StringBuilder(value < 0 ? "-" : "");
        return exponent < 0
            ? result.Append("0.").Append('0', -exponent - 1).Append(digits).ToString()
            : result.Append(digits).Append('0', exponent - digits.Length + 1).Append(".0").ToString();
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyInRange('\ud800', '\udfff');
            if (plain < 0)
            {
                return true;
            }

            text = text[plain..];
            if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
            {
                return false;
            }

            text = text[2..];
        }

        return true;
    }
}
