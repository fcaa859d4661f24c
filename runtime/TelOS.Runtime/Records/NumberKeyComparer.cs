using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Compares the keys of maps that come from the other side. The hash of .NET's integers is the integer, so a peer could choose
/// keys that all collide; this one depends on a secret of the process.</summary>
/// <typeparam name="T">An integer or an enumeration.</typeparam>
internal sealed class NumberKeyComparer<T> : IEqualityComparer<T>
    where T : unmanaged
{
    /// <summary>The only one.</summary>
    public static NumberKeyComparer<T> Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(T x, T y) => EqualityComparer<T>.Default.Equals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(T obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in obj)));
        return hash.ToHashCode();
    }
}
