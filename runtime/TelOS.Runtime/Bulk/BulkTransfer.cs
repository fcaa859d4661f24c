using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>One call's turn with the shared buffer. It must be disposed when the call is over.</summary>
public readonly struct BulkTransfer : IDisposable, IEquatable<BulkTransfer>
{
    private readonly BulkClientBuffer _buffer;
    private readonly long _turn;

    internal BulkTransfer(BulkClientBuffer buffer, long turn)
    {
        _buffer = buffer;
        _turn = turn;
    }

    private BulkClientBuffer Buffer
    {
        get
        {
            ObjectDisposedException.ThrowIf(!_buffer.IsCurrent(_turn), typeof(BulkTransfer));
            return _buffer;
        }
    }

    /// <summary>Whether both are the same turn.</summary>
    public static bool operator ==(BulkTransfer left, BulkTransfer right) => left.Equals(right);

    /// <summary>Whether both are different turns.</summary>
    public static bool operator !=(BulkTransfer left, BulkTransfer right) => !left.Equals(right);

    /// <summary>Places an argument in the buffer.</summary>
    /// <param name="value">The bytes.</param>
    /// <returns>What to tell the server.</returns>
    public Window Place(ReadOnlySpan<byte> value) => Buffer.Place(value);

    /// <summary>Copies a result out of the buffer; one that waits at the server is fetched.</summary>
    /// <param name="window">What the server told; nothing about it is assumed.</param>
    /// <exception cref="MalformedReplyException">It is not inside the buffer, or larger than the contract allows.</exception>
    /// <exception cref="BulkException">The buffer cannot be had in the size of the result.</exception>
    public byte[] Take(Window window) => Buffer.TakeAsync(window, isSynchronous: true).AsTask().GetAwaiter().GetResult();

    /// <summary>As <see cref="Take"/>, and holds no thread.</summary>
    /// <param name="window">What the server told; nothing about it is assumed.</param>
    /// <exception cref="MalformedReplyException">It is not inside the buffer, or larger than the contract allows.</exception>
    /// <exception cref="BulkException">The buffer cannot be had in the size of the result.</exception>
    public ValueTask<byte[]> TakeAsync(Window window) => Buffer.TakeAsync(window, isSynchronous: false);

    /// <summary>Lets the next call have the buffer.</summary>
    public void Dispose() => _buffer.End(_turn);

    /// <inheritdoc/>
    public bool Equals(BulkTransfer other) => ReferenceEquals(_buffer, other._buffer) && _turn == other._turn;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BulkTransfer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_buffer, _turn);
}
