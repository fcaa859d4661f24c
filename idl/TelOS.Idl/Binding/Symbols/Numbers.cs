using System.Globalization;
using System.Numerics;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>Numbers as diagnostics show them.</summary>
internal static class Numbers
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads decimal digits; numbers that no rule allows anyway become <paramref name="tooLarge"/>.</summary>
    public static long Parse(string digits, long tooLarge) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : tooLarge;

    public static int RoundUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;

    public static long RoundUp(long value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
