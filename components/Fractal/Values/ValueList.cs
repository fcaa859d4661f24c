using System.Collections;
using System.Runtime.CompilerServices;

namespace TelOS.Fractal;

/// <summary>Values in order, which never change.</summary>
[CollectionBuilder(typeof(ValueList), nameof(Create))]
public sealed class ValueList : IReadOnlyList<Value>, IEquatable<ValueList>
{
    private readonly Value[] _values;

    /// <summary>Makes a list.</summary>
    /// <param name="values">What is in it.</param>
    /// <exception cref="ArgumentException">Lists and maps lie too deep in each other.</exception>
    public ValueList(params ReadOnlySpan<Value> values)
    {
        _values = values.ToArray();
        Depth = 1;
        Footprint = 40;
        foreach (ref readonly Value value in AsSpan())
        {
            Depth = ValueDepth.Around(Depth, value);
            Footprint += 24 + value.Footprint();
        }
    }

    /// <summary>The list without values.</summary>
    public static ValueList Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _values.Length;

    internal int Depth { get; }

    internal long Footprint { get; }

    /// <inheritdoc/>
    public Value this[int index] => _values[index];

    /// <summary>Makes a list: what <c>ValueList tags = ["a", "b"]</c> calls.</summary>
    /// <param name="values">What is in it.</param>
    public static ValueList Create(ReadOnlySpan<Value> values) => new(values);

    /// <summary>The list with values behind it.</summary>
    /// <param name="values">What comes behind.</param>
    public ValueList Append(params ReadOnlySpan<Value> values) => new([.. _values, .. values]);

    /// <summary>The values, without a copy.</summary>
    public ReadOnlySpan<Value> AsSpan() => _values;

    /// <inheritdoc/>
    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_values).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList? other) => ReferenceEquals(this, other) || (other is not null && AsSpan().SequenceEqual(other.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (ref readonly Value value in AsSpan())
        {
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

    /// <summary>For people.</summary>
    public override string ToString() => $"[{string.Join(", ", _values)}]";

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();
}
