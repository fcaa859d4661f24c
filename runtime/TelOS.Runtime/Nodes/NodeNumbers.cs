using System.Buffers;
using System.Globalization;

namespace TelOS.Runtime;

/// <summary>Reads numbers as Genode does in HID, where the whole value has to be one. A number that does not fit is told, where Genode wraps it.</summary>
internal static class NodeNumbers
{
    private static readonly SearchValues<char> s_digitsAndPoint = SearchValues.Create("0123456789.");

    /// <summary>What became of a text.</summary>
    public enum Outcome
    {
        /// <summary>It is a number.</summary>
        Valid,

        /// <summary>It is no number.</summary>
        Malformed,

        /// <summary>It is a number that does not fit.</summary>
        OutOfRange,
    }

    /// <summary>A number of bytes: decimal or `0x`, with K, M or G behind it or not.</summary>
    public static Outcome ReadBytes(ReadOnlySpan<char> text, out ulong value)
    {
        var shift = 0;
        if (!text.IsEmpty)
        {
            shift = text[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        }

        var outcome = ReadUnsigned(shift == 0 ? text : text[..^1], ulong.MaxValue, out value);
        if (outcome == Outcome.Valid && value > ulong.MaxValue >> shift)
        {
            outcome = Outcome.OutOfRange;
        }

        value = outcome == Outcome.Valid ? value << shift : 0;
        return outcome;
    }

    /// <summary>A number without sign, decimal or `0x`.</summary>
    public static Outcome ReadUnsigned(ReadOnlySpan<char> text, ulong max, out ulong value)
    {
        value = 0;
        var radix = 10u;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            radix = 16;
            text = text[2..];
        }

        if (text.IsEmpty)
        {
            return Outcome.Malformed;
        }

        UInt128 sum = 0;
        foreach (var c in text)
        {
            if (radix == 16 ? !char.IsAsciiHexDigit(c) : !char.IsAsciiDigit(c))
            {
                return Outcome.Malformed;
            }

            // Once too large it stays so, whatever follows.
            var digit = (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            sum = sum > max ? sum : (sum * radix) + digit;
        }

        if (sum > max)
        {
            return Outcome.OutOfRange;
        }

        value = (ulong)sum;
        return Outcome.Valid;
    }

    /// <summary>A number with `+`, `-` or no sign, decimal or `0x`.</summary>
    public static Outcome ReadSigned(ReadOnlySpan<char> text, long min, long max, out long value)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        var limit = isNegative ? (ulong)-(min + 1) + 1 : (ulong)max;
        var outcome = ReadUnsigned(digits, limit, out var magnitude);
        value = isNegative ? (long)(0 - magnitude) : (long)magnitude;
        return outcome;
    }

    /// <summary>A decimal number with a point or without, and no exponent.</summary>
    public static Outcome ReadDouble(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var digits = text.StartsWith('-') ? text[1..] : text;
        if (digits.IndexOfAnyExcept(s_digitsAndPoint) >= 0 || digits.IndexOfAnyInRange('0', '9') < 0 || digits.Count('.') > 1)
        {
            return Outcome.Malformed;
        }

        value = double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
        {
            return Outcome.Valid;
        }

        value = 0;
        return Outcome.OutOfRange;
    }
}
