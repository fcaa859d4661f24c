using System.Buffers;

namespace TelOS.Runtime;

/// <summary>A `bulk` argument that was copied out of shared memory, so that nobody can change it any more.</summary>
public struct BulkArgument : IDisposable
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

    /// <summary>The bytes, until it is disposed.</summary>
    public readonly ReadOnlySpan<byte> Span => _rented.AsSpan(0, _rented is null ? 0 : _length);

    /// <summary>The bytes, until it is disposed.</summary>
    public readonly ReadOnlyMemory<byte> Memory => _rented.AsMemory(0, _rented is null ? 0 : _length);

    /// <summary>Gives the memory back. Only the variable that holds the argument may do it.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
