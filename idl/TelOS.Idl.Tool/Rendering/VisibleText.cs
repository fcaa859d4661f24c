using System.Globalization;
using System.Text;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>Text that comes from a contract, made safe to show: it must neither move the cursor nor hide what it says.</summary>
internal static class VisibleText
{
    /// <summary>Shows characters that a terminal would obey or hide as <c>U+FFFD</c>; line breaks and tabs become blanks.</summary>
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(NeedsReplacement))
        {
            return text;
        }
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            visible.Append(Of(rune));
        }
        return visible.ToString();
    }

    /// <summary>What is shown for one character.</summary>
    public static string Of(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r' ? " " : NeedsReplacement(rune) ? "\uFFFD" : rune.ToString();

    /// <summary>Columns of a terminal that a character takes: 0, 1 or 2. Characters that <see cref="Of(Rune)"/> replaces take 1.</summary>
    public static int WidthOf(Rune rune)
    {
        if (rune.IsAscii || NeedsReplacement(rune))
        {
            return 1;
        }
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }
        return IsWide(rune.Value) ? 2 : 1;
    }

    /// <summary>Controls, and the marks that reorder or hide text around them.</summary>
    private static bool NeedsReplacement(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 or 0xFEFF;

    /// <summary>The wide and full-width blocks of Unicode's East Asian Width, and the blocks of emoji.</summary>
    private static bool IsWide(int code) => code is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
