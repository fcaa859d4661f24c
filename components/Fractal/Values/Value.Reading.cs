using System.Globalization;
using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Looking at values.</summary>
public readonly partial struct Value
{
    /// <summary>The truth value.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public bool AsBoolean() => Kind == ValueKind.Boolean ? _bits != 0 : throw IsNot(ValueKind.Boolean);

    /// <summary>The whole number.</summary>
    /// <exception cref="InvalidCastException">It is something else; a number with a fraction is not cut.</exception>
    public long AsInteger() => Kind == ValueKind.Integer ? _bits : throw IsNot(ValueKind.Integer);

    /// <summary>The number, whole or not.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public double AsNumber() => Kind switch
    {
        ValueKind.Number => BitConverter.Int64BitsToDouble(_bits),
        ValueKind.Integer => _bits,
        _ => throw IsNot(ValueKind.Number),
    };

    /// <summary>The text.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public string AsText() => Kind == ValueKind.Text ? (string)_object! : throw IsNot(ValueKind.Text);

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public ReadOnlySpan<byte> AsBytes() => Kind == ValueKind.Bytes ? (byte[])_object! : throw IsNot(ValueKind.Bytes);

    /// <summary>The values in order.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public ValueList AsList() => Kind == ValueKind.List ? (ValueList)_object! : throw IsNot(ValueKind.List);

    /// <summary>The values by name.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public ValueMap AsMap() => Kind == ValueKind.Map ? (ValueMap)_object! : throw IsNot(ValueKind.Map);

    /// <summary>The identity of the object it refers to.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public ObjectId AsReference() => Kind == ValueKind.Reference ? new ObjectId { Value = unchecked((ulong)_bits) } : throw IsNot(ValueKind.Reference);

    /// <summary>The name of the method.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public string AsMethod() => Kind == ValueKind.Method ? (string)_object! : throw IsNot(ValueKind.Method);

    /// <summary>The truth value, when it is one.</summary>
    /// <param name="value">The truth value.</param>
    public bool TryGetBoolean(out bool value)
    {
        value = _bits != 0;
        return Kind == ValueKind.Boolean;
    }

    /// <summary>The whole number, when it is one.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetInteger(out long value)
    {
        value = _bits;
        return Kind == ValueKind.Integer;
    }

    /// <summary>The text, when it is one.</summary>
    /// <param name="value">The text.</param>
    public bool TryGetText([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
    {
        value = Kind == ValueKind.Text ? (string)_object! : null;
        return value is not null;
    }

    /// <summary>The identity of the object it refers to, when it is a reference.</summary>
    /// <param name="id">The identity.</param>
    public bool TryGetReference(out ObjectId id)
    {
        id = Kind == ValueKind.Reference ? new ObjectId { Value = unchecked((ulong)_bits) } : default;
        return Kind == ValueKind.Reference;
    }

    /// <summary>For people: texts in quotes, objects as <c>#7</c>, methods as <c>name()</c>.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => _bits != 0 ? "true" : "false",
        ValueKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        ValueKind.Number => AsNumber().ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Text => $"\"{(string)_object!}\"",
        ValueKind.Bytes => $"{RawBytes().Length.ToString(CultureInfo.InvariantCulture)} bytes",
        ValueKind.Reference => $"#{unchecked((ulong)_bits).ToString(CultureInfo.InvariantCulture)}",
        ValueKind.Method => $"{(string)_object!}()",
        _ => _object!.ToString()!,
    };

    private InvalidCastException IsNot(ValueKind wanted) => new($"{ToString()} is {Kind}, not {wanted}.");
}
