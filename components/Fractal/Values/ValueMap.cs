using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TelOS.Fractal;

/// <summary>Values by name, which never change.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It stands beside ValueList, and is what the contract calls a map.")]
public sealed class ValueMap : IReadOnlyDictionary<string, Value>, IEquatable<ValueMap>
{
    private readonly Dictionary<string, Value> _values;

    /// <summary>Makes a map.</summary>
    /// <param name="entries">Names, each once, and values.</param>
    /// <exception cref="ArgumentException">A name is there twice, or lists and maps lie too deep in each other.</exception>
    public ValueMap(params ReadOnlySpan<(string Name, Value Value)> entries)
    {
        _values = new(entries.Length, StringComparer.Ordinal);
        foreach ((string name, Value value) in entries)
        {
            _values.Add(name, value);
        }
        (Depth, Footprint) = Measure(_values);
    }

    /// <summary>Makes a map.</summary>
    /// <param name="entries">Names, each once, and values.</param>
    /// <exception cref="ArgumentException">A name is there twice, or lists and maps lie too deep in each other.</exception>
    public ValueMap(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        _values = new(entries, StringComparer.Ordinal);
        (Depth, Footprint) = Measure(_values);
    }

    /// <summary>The map without values.</summary>
    public static ValueMap Empty { get; } = new(ReadOnlySpan<(string, Value)>.Empty);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<Value> Values => _values.Values;

    internal int Depth { get; }

    internal long Footprint { get; }

    /// <summary>The value of a name; a name that is not there has nothing.</summary>
    /// <param name="key">The name.</param>
    public Value this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The map with another value of one name.</summary>
    /// <param name="name">The name, new or not.</param>
    /// <param name="value">Its value.</param>
    public ValueMap With(string name, Value value) => new(new Dictionary<string, Value>(_values, StringComparer.Ordinal) { [name] = value });

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Count == other.Count && _values.All(entry => other.TryGetValue(entry.Key, out Value value) && value == entry.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    /// <inheritdoc/>
    // A sum does not depend on the order.
    public override int GetHashCode() => _values.Aggregate(Count, static (hash, entry) => unchecked(hash + HashCode.Combine(entry.Key, entry.Value)));

    /// <summary>For people, by name.</summary>
    public override string ToString() =>
        $"{{{string.Join(", ", _values.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => $"{e.Key}: {e.Value}"))}}}";

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private static (int Depth, long Footprint) Measure(Dictionary<string, Value> values)
    {
        int depth = 1;
        long footprint = 100;
        foreach ((string name, Value value) in values)
        {
            depth = ValueDepth.Around(depth, value);
            footprint += 80 + (2L * name.Length) + value.Footprint();
        }
        return (depth, footprint);
    }
}
