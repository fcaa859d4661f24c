using System.Globalization;
using System.Numerics;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Code;

/// <summary>Writes values as C# literals, the same under every culture.</summary>
internal static class Literal
{
    /// <summary>An integer of the given type; the smallest numbers have no literal and are spelled by name.</summary>
    public static string Integer(BigInteger value, ScalarKind kind) => kind switch
    {
        ScalarKind.I32 when value == int.MinValue => "int.MinValue",
        ScalarKind.I64 when value == long.MinValue => "long.MinValue",
        ScalarKind.U32 => value.ToString(CultureInfo.InvariantCulture) + "U",
        ScalarKind.U64 or ScalarKind.USize => value.ToString(CultureInfo.InvariantCulture) + "UL",
        ScalarKind.I64 => value.ToString(CultureInfo.InvariantCulture) + "L",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>An integer without a suffix, for places that know the type, such as enumerators.</summary>
    public static string Number(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number without a suffix.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A floating-point value, given by the bits of its <c>double</c>.</summary>
    public static string Float(long bits, ScalarKind kind)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        string type = kind == ScalarKind.F32 ? "float" : "double";
        if (double.IsNaN(value))
        {
            return type + ".NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? type + ".PositiveInfinity" : type + ".NegativeInfinity";
        }

        return kind == ScalarKind.F32
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "F"
            : value.ToString("R", CultureInfo.InvariantCulture) + "D";
    }

    /// <summary>A truth value.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A text in quotes.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>A constant of the contract.</summary>
    /// <param name="value">The value.</param>
    /// <param name="kind">Its type, or null for a text.</param>
    public static string Constant(ConstantValue value, ScalarKind? kind) => value switch
    {
        { Integer: { } integer } when kind is ScalarKind.F32 or ScalarKind.F64 => Float(
            BitConverter.DoubleToInt64Bits((double)integer), kind.Value),
        { Integer: { } integer } => Integer(integer, kind ?? ScalarKind.I32),
        { Boolean: { } truth } => Boolean(truth),
        { Float: { } bits } => Float(bits, kind ?? ScalarKind.F64),
        _ => Text(value.Text ?? string.Empty),
    };
}
