using System.Buffers;

namespace TelOS.Runtime;

/// <summary>A `bulk` argument that was copied out of shared memory, so that nobody can change it any more.</summary>
public sealed class BulkArgument : IDisposable
{
    private readonly int _length;
    private byte[]? _rented;

    /// <summary>Copies a part of a shared buffer.</summary>
    internal BulkArgument(AttachedDataspace buffer, long offset, int length)
    {
        _rented = ArrayPool<byte>.Shared.Rent(length);
        _length = length;
        buffer.CopyTo(offset, _rented.AsSpan(0, length));
    }

    private BulkArgument()
    {
    }

    /// <summary>The bytes, until it is disposed.</summary>
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>The bytes, until it is disposed.</summary>
    public ReadOnlyMemory<byte> Memory => _rented.AsMemory(0, _rented is null ? 0 : _length);

    /// <summary>Nothing.</summary>
    internal static BulkArgument Empty { get; } = new();

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
