using System.Globalization;
using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>A condition of a query: `slot=value`, `slot!=value`, `slot&lt;number`, `slot&gt;number`, `slot~part of a text`. The slot is looked for
/// along the parents, too.</summary>
internal sealed class SlotCondition
{
    private static readonly string[] s_operators = ["!=", "=", "<", ">", "~"];

    private readonly string _slot;
    private readonly string _operator;
    private readonly string _value;

    private SlotCondition(string slot, string comparison, string value) => (_slot, _operator, _value) = (slot, comparison, value);

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SlotCondition Parse(string text)
    {
        var at = text.AsSpan().IndexOfAny("=<>~!");
        var comparison = at > 0 ? Array.Find(s_operators, o => text.AsSpan(at).StartsWith(o, StringComparison.Ordinal)) : null;
        return comparison is null
            ? throw new FormatException($"'{text}' is no condition; write slot=value, slot!=value, slot<number, slot>number or slot~part")
            : new SlotCondition(text[..at], comparison, text[(at + comparison.Length)..]);
    }

    /// <summary>Whether it holds for an object.</summary>
    public bool Holds(ImageObject found)
    {
        var isThere = found.TryLookup(_slot, out var value, out _);
        return _operator switch
        {
            "=" => isThere && IsEqual(value),
            "!=" => !isThere || !IsEqual(value),
            "<" => isThere && Compare(value) < 0,
            ">" => isThere && Compare(value) > 0,
            _ => isThere && value.TryGetText(out var text) && text.Contains(_value, StringComparison.OrdinalIgnoreCase),
        };
    }

    private bool IsEqual(in Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText() == _value,
        ValueKind.Integer or ValueKind.Number => double.TryParse(_value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && value.AsNumber() == number,
        ValueKind.Boolean => _value == (value.AsBoolean() ? "true" : "false"),
        ValueKind.Null => _value == "null",
        ValueKind.Reference => value.AsReference().Value.ToString(CultureInfo.InvariantCulture) == _value,
        _ => false,
    };

    private int? Compare(in Value value) => value.Kind switch
    {
        ValueKind.Integer or ValueKind.Number when double.TryParse(_value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => value.AsNumber().CompareTo(number),
        ValueKind.Text => string.CompareOrdinal(value.AsText(), _value),
        _ => null,
    };
}
