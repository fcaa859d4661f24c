using System.Globalization;
using System.Numerics;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Naming;

/// <summary>Values as C++ spells them.</summary>
internal static class CppLiteral
{
    /// <summary>A count.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of bytes as a person writes it: <c>48*1024</c>.</summary>
    public static string OfBytes(long value) =>
        value >= 1024 * 1024 && value % (1024 * 1024) == 0 ? Of(value / (1024 * 1024)) + "*1024*1024"
        : value >= 1024 && value % 1024 == 0 ? Of(value / 1024) + "*1024"
        : Of(value);

    /// <summary>An integer of a scalar type, so that the compiler takes it without a warning.</summary>
    public static string Of(BigInteger value, ScalarKind kind)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        return kind switch
        {
            ScalarKind.U64 or ScalarKind.USize => value > uint.MaxValue ? digits + "UL" : digits,
            // The most negative number has no literal: its digits alone do not fit.
            ScalarKind.I64 when value == long.MinValue => $"({(value + 1).ToString(CultureInfo.InvariantCulture)}L - 1)",
            ScalarKind.I64 => value > int.MaxValue || value < int.MinValue ? digits + "L" : digits,
            ScalarKind.U32 => value > int.MaxValue ? digits + "U" : digits,
            ScalarKind.I32 when value == int.MinValue => "(-2147483647 - 1)",
            _ => digits,
        };
    }

    /// <summary>A constant of a scalar type.</summary>
    public static string Of(ConstantValue value, ScalarKind kind) =>
        value.Integer is { } integer ? (kind is ScalarKind.F32 or ScalarKind.F64 ? OfFloat((double)integer, kind) : Of(integer, kind))
        : value.Boolean is { } truth ? (truth ? "true" : "false")
        : value.Float is { } bits ? OfFloat(BitConverter.Int64BitsToDouble(bits), kind)
        : OfText(value.Text ?? string.Empty);

    /// <summary>A text in quotation marks. Bytes that are not printable ASCII are octal, which ends after three digits whatever follows.</summary>
    public static string OfText(string text)
    {
        StringBuilder result = new("\"");
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            _ = b switch
            {
                (byte)'"' => result.Append("\\\""),
                (byte)'\\' => result.Append("\\\\"),
                (byte)'\n' => result.Append("\\n"),
                (byte)'\r' => result.Append("\\r"),
                (byte)'\t' => result.Append("\\t"),
                // Two question marks would begin a trigraph.
                (byte)'?' => result.Append("\\?"),
                < 0x20 or >= 0x7f => result.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0')),
                _ => result.Append((char)b),
            };
        }

        return result.Append('"').ToString();
    }

    private static string OfFloat(double value, ScalarKind kind)
    {
        string suffix = kind == ScalarKind.F32 ? "f" : string.Empty;
        if (double.IsNaN(value))
        {
            return $"__builtin_nan{suffix}(\"\")";
        }

        if (double.IsInfinity(value))
        {
            return $"{(value < 0 ? "-" : string.Empty)}__builtin_inf{suffix}()";
        }

        string digits = kind == ScalarKind.F32
            ? ((float)value).ToString("G9", CultureInfo.InvariantCulture)
            : value.ToString("G17", CultureInfo.InvariantCulture);
        digits = Shorter(value, kind) ?? digits;
        return (digits.IndexOfAny(['.', 'E', 'e']) < 0 ? digits + ".0" : digits) + suffix;
    }

    private static string? Shorter(double value, ScalarKind kind)
    {
        string text = kind == ScalarKind.F32
            ? ((float)value).ToString("G7", CultureInfo.InvariantCulture)
            : value.ToString("G15", CultureInfo.InvariantCulture);
        double back = double.Parse(text, CultureInfo.InvariantCulture);
        return kind == ScalarKind.F32 ? ((float)back == (float)value ? text : null) : back.Equals(value) ? text : null;
    }
}
