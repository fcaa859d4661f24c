using System.Globalization;

namespace TelOS.Init;

/// <summary>Numbers of bytes as Genode writes them: with K, M or G where nothing is lost.</summary>
internal static class Quantity
{
    private static readonly (char Suffix, int Shift)[] s_units = [('G', 30), ('M', 20), ('K', 10)];

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
