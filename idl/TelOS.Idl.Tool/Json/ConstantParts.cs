using System.Globalization;
using System.Numerics;
using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Constant values: an object with exactly one of the fields <c>integer</c>, <c>boolean</c>, <c>float</c>, <c>text</c>.</summary>
internal static class ConstantParts
{
    /// <summary>An integer as the form writes it: decimal digits in a string.</summary>
    public static string Digits(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a value as a field.</summary>
    public static void Write(Utf8JsonWriter json, string field, ConstantValue value)
    {
        json.WriteStartObject(field);
        if (value.Integer is { } integer)
        {
            json.WriteString("integer", Digits(integer));
        }
        else if (value.Boolean is { } truth)
        {
            json.WriteBoolean("boolean", truth);
        }
        else if (value.Float is { } bits)
        {
            WriteFloat(json, bits);
        }
        else
        {
            json.WriteString("text", value.Text ?? throw new NotSupportedException("A constant without a value has no JSON form."));
        }
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ConstantValue Read(JsonValue value)
    {
        JsonFields fields = value.Fields();
        ConstantValue constant = new(
            fields.Take<BigInteger?>("integer", null, field => field.Integer()),
            fields.Take<bool?>("boolean", null, field => field.Boolean()),
            fields.Take<long?>("float", null, ReadFloat),
            CommonParts.ReadText(fields, "text"));
        fields.End();
        int kinds = (constant.Integer is null ? 0 : 1) + (constant.Boolean is null ? 0 : 1)
            + (constant.Float is null ? 0 : 1) + (constant.Text is null ? 0 : 1);
        return kinds == 1 ? constant : throw value.Refuse("must have exactly one of the fields integer, boolean, float, text");
    }

    /// <summary>A finite value is a JSON number with as many digits as bring its bits back. JSON has no others: they are
    /// written as their 64 bits in hexadecimal.</summary>
    private static void WriteFloat(Utf8JsonWriter json, long bits)
    {
        double number = BitConverter.Int64BitsToDouble(bits);
        if (double.IsFinite(number))
        {
            json.WriteNumber("float", number);
        }
        else
        {
            json.WriteString("float", bits.ToString("x16", CultureInfo.InvariantCulture));
        }
    }

    private static long? ReadFloat(JsonValue value)
    {
        if (value.Element.ValueKind == JsonValueKind.Number)
        {
            return value.Element.TryGetDouble(out double number) && double.IsFinite(number)
                ? BitConverter.DoubleToInt64Bits(number)
                : throw value.Refuse("is beyond an f64");
        }
        string text = value.Text();
        return text.Length == 16
            && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long bits)
            && !double.IsFinite(BitConverter.Int64BitsToDouble(bits))
            ? bits
            : throw value.Refuse("must be a number, or the 16 hexadecimal digits of an infinity or a NaN");
    }
}
