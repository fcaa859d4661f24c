using System.Globalization;

namespace TelOS.Init;

/// <summary>Numbers of bytes as Genode writes them: with K, M or G where nothing is lost.</summary>
internal static class Quantity
{
    private static readonly (char Suffix, int Shift)[] s_units = [('G', 30), ('M', 20), ('K', 10)];

    /// <summary>Reads a number, decimal or hexadecimal, with or without a unit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ulong value)
    {
        var shift = 0;
        foreach (var (suffix, unit) in s_units)
        {
            if (text is [.., var last] && last == suffix)
            {
                text = text[..^1];
                shift = unit;
                break;
            }
        }

        var isNumber = text is ['0', 'x' or 'X', .. var hexadecimal]
            ? ulong.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        isNumber &= value <= ulong.MaxValue >> shift;
        value = isNumber ? value << shift : 0;
        return isNumber;
    }

    /// <summary>Writes a number, in the largest unit of which it is a multiple.</summary>
    public static string Format(ulong value)
    {
        foreach (var (suffix, shift) in s_units)
        {
            if (value != 0 && (value & ((1UL << shift) - 1)) == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value >> shift}{suffix}");
            }
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
