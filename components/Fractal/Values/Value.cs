using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>What a slot holds. It never changes: to change a slot, even inside a list, write the slot, which is how an object knows that
/// it has changed.</summary>
/// <remarks>Numbers, texts, lists and objects convert to it by themselves: <c>o["age"] = 7</c>. Reading says what is expected:
/// <c>o["age"].AsInteger()</c>.</remarks>
public readonly partial struct Value : IEquatable<Value>
{
    private readonly object? _object;
    private readonly long _bits;

    private Value(ValueKind kind, long bits, object? content)
    {
        Kind = kind;
        _bits = bits;
        _object = content;
    }

    /// <summary>Nothing, which is also what a slot that does not exist holds.</summary>
    public static Value Null => default;

    /// <summary>What it is.</summary>
    public ValueKind Kind { get; }

    /// <summary>Whether it is nothing.</summary>
    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>How deep lists and maps lie in it; what is neither has depth 1.</summary>
    internal int Depth => _object switch
    {
        ValueList list => list.Depth,
        ValueMap map => map.Depth,
        _ => 1,
    };

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>True or false.</summary>
    public static implicit operator Value(bool value) => new(ValueKind.Boolean, value ? 1 : 0, null);

    /// <summary>A whole number.</summary>
    public static implicit operator Value(int value) => new(ValueKind.Integer, value, null);

    /// <summary>A whole number.</summary>
    public static implicit operator Value(long value) => new(ValueKind.Integer, value, null);

    /// <summary>A number with a fraction.</summary>
    public static implicit operator Value(double value) => new(ValueKind.Number, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>A text, or nothing.</summary>
    public static implicit operator Value(string? value) => value is null ? default : new(ValueKind.Text, 0, value);

    /// <summary>Bytes, which are copied, or nothing.</summary>
    public static implicit operator Value(byte[]? value) => value is null ? default : Bytes(value);

    /// <summary>Values in order, or nothing.</summary>
    public static implicit operator Value(ValueList? value) => value is null ? default : new(ValueKind.List, 0, value);

    /// <summary>Values by name, or nothing.</summary>
    public static implicit operator Value(ValueMap? value) => value is null ? default : new(ValueKind.Map, 0, value);

    /// <summary>A reference to an object, or nothing.</summary>
    public static implicit operator Value(ImageObject? value) => value is null ? default : Reference(value.Id);

    /// <summary>A reference to an object.</summary>
    /// <param name="id">Its identity, not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The identity is 0, which names no object.</exception>
    public static Value Reference(ObjectId id)
    {
        ArgumentOutOfRangeException.ThrowIfZero(id.Value);
        return new(ValueKind.Reference, unchecked((long)id.Value), null);
    }

    /// <summary>Behaviour.</summary>
    /// <param name="name">The name under which the program supplies it.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Value Method(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(ValueKind.Method, 0, name);
    }

    /// <summary>Bytes, which are copied.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Value Bytes(ReadOnlySpan<byte> bytes) => new(ValueKind.Bytes, 0, bytes.ToArray());

    /// <summary>Values in order.</summary>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">Lists and maps lie too deep in each other.</exception>
    public static Value List(params ReadOnlySpan<Value> values) => new ValueList(values);

    /// <summary>References in order.</summary>
    /// <param name="objects">The objects.</param>
    public static Value List(IEnumerable<ImageObject> objects) => new ValueList([.. objects.Select(static o => (Value)o)]);

    /// <summary>Values by name.</summary>
    /// <param name="entries">Names, each once, and values.</param>
    /// <exception cref="ArgumentException">A name is there twice, or lists and maps lie too deep in each other.</exception>
    public static Value Map(params ReadOnlySpan<(string Name, Value Value)> entries) => new ValueMap(entries);

    /// <inheritdoc/>
    public bool Equals(Value other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }
        return Kind switch
        {
            ValueKind.Text or ValueKind.Method => string.Equals((string)_object!, (string)other._object!, StringComparison.Ordinal),
            ValueKind.Bytes => ((byte[])_object!).AsSpan().SequenceEqual((byte[])other._object!),
            ValueKind.List or ValueKind.Map => _object!.Equals(other._object),
            _ => _bits == other._bits,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Kind);
        if (_object is byte[] bytes)
        {
            hash.AddBytes(bytes);
        }
        else
        {
            hash.Add(_bits);
            hash.Add(_object);
        }
        return hash.ToHashCode();
    }

    /// <summary>The array itself, not a copy, for those who do not change it.</summary>
    internal byte[] RawBytes() => (byte[])_object!;

    /// <summary>Takes an array over instead of copying it.</summary>
    internal static Value OfOwnBytes(byte[] bytes) => new(ValueKind.Bytes, 0, bytes);

    /// <summary>The bytes this value takes in memory besides the structure, roughly.</summary>
    internal long Footprint() => _object switch
    {
        string text => 22 + (2L * text.Length),
        byte[] bytes => 24 + bytes.Length,
        ValueList list => list.Footprint,
        ValueMap map => map.Footprint,
        _ => 0,
    };

    /// <summary>The identities it refers to, at any depth, in no particular order.</summary>
    internal void AddReferences(ICollection<ulong> ids)
    {
        switch (_object)
        {
            case null when Kind == ValueKind.Reference:
                ids.Add(unchecked((ulong)_bits));
                break;
            case ValueList list:
                foreach (ref readonly Value value in list.AsSpan())
                {
                    value.AddReferences(ids);
                }
                break;
            case ValueMap map:
                foreach (Value value in map.Values)
                {
                    value.AddReferences(ids);
                }
                break;
            default:
                break;
        }
    }
}
