using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>Compares arrays of bytes by what is in them.</summary>
public sealed class BytesComparer : IEqualityComparer<byte[]?>
{
    private BytesComparer()
    {
    }

    /// <summary>The only one.</summary>
    public static BytesComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(byte[]? x, byte[]? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.AsSpan().SequenceEqual(y));

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] byte[]? obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
