using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Compares lists by their elements.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="elements">Compares elements.</param>
public sealed class ListComparer<T>(IEqualityComparer<T> elements) : IEqualityComparer<List<T>?>
{
    /// <inheritdoc/>
    public bool Equals(List<T>? x, List<T>? y)
    {
        if (x is null || y is null || x.Count != y.Count)
        {
            return x is null && y is null;
        }

        for (var i = 0; i < x.Count; i++)
        {
            if (!elements.Equals(x[i], y[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] List<T>? obj)
    {
        var hash = default(HashCode);
        foreach (var element in obj)
        {
            hash.Add(element, elements);
        }

        return hash.ToHashCode();
    }
}
