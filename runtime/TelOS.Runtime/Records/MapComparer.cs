using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Compares maps by their keys and values, in any order.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <param name="values">Compares values.</param>
public sealed class MapComparer<TKey, TValue>(IEqualityComparer<TValue> values) : IEqualityComparer<Dictionary<TKey, TValue>?>
    where TKey : notnull
{
    /// <inheritdoc/>
    public bool Equals(Dictionary<TKey, TValue>? x, Dictionary<TKey, TValue>? y)
    {
        if (x is null || y is null || x.Count != y.Count)
        {
            return x is null && y is null;
        }

        foreach (var (key, value) in x)
        {
            if (!y.TryGetValue(key, out var other) || !values.Equals(value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] Dictionary<TKey, TValue>? obj)
    {
        // A sum does not depend on the order.
        var hash = obj.Count;
        foreach (var (key, value) in obj)
        {
            hash += HashCode.Combine(key, value is null ? 0 : values.GetHashCode(value));
        }

        return hash;
    }
}
