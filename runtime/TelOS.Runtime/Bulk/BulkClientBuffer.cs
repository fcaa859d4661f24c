using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>The client's side of a session's shared buffer: gets and grows it, places arguments, copies results out.</summary>
/// <remarks>One call at a time has it; the others wait for their turn.</remarks>
/// <param name="session">The session; it stays the caller's.</param>
/// <param name="max">Bytes that the contract allows.</param>
/// <param name="connection">What upgrades the quota when the server has too little for the buffer, or null.</param>
[SuppressMessage("Performance", "CA1849", Justification = "One body serves blocking and awaiting callers; a flag says which.")]
public sealed class BulkClientBuffer(Capability session, long max, Connection? connection = null) : IDisposable
{
    private const ulong SessionBulkOpcode = 1;
    private const ulong WaitsAtServer = ulong.MaxValue;

    [SuppressMessage("Usage", "CA2213", Justification = "It has no handle, and those who wait leave through it.")]
    private readonly SemaphoreSlim _turn = new(1, 1);
    private BulkClient? _client;
    private AttachedDataspace? _buffer;
    private long _used;
    private long _turnNumber;
    private volatile bool _isDisposed;

    /// <summary>Bytes that a value of the given length takes in the buffer.</summary>
    /// <param name="length">Bytes of the value.</param>
    public static long SizeOf(int length) => ((long)length + (Wire.ItemAlignment - 1)) & ~(long)(Wire.ItemAlignment - 1);

    /// <summary>Takes the turn, and makes the buffer large enough for the arguments of a call.</summary>
    /// <param name="size">Bytes of all arguments, each by <see cref="SizeOf"/>; 0 for a call with a result only.</param>
    /// <returns>To place arguments and take a result; it has to be disposed when the call is over.</returns>
    /// <exception cref="BulkException">The buffer cannot be had in this size.</exception>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    public BulkTransfer Begin(long size)
    {
        _turn.Wait();
        return BeginTurnAsync(size, isSynchronous: true).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="Begin"/>, and holds no thread.</summary>
    /// <param name="size">Bytes of all arguments, each by <see cref="SizeOf"/>; 0 for a call with a result only.</param>
    /// <param name="cancellationToken">
    /// Ends the wait for the turn. The call itself must not be abandoned while it has the buffer: the server may still be reading it.
    /// </param>
    /// <exception cref="BulkException">The buffer cannot be had in this size.</exception>
    /// <exception cref="RpcException">The server is gone, or answers nonsense.</exception>
    public async ValueTask<BulkTransfer> BeginAsync(long size, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await BeginTurnAsync(size, isSynchronous: false).ConfigureAwait(false);
    }

    /// <summary>Gives the buffer up; a call that has it keeps it until the call is over.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        ReleaseIfUnused();
    }

    /// <summary>Whether a transfer still has the turn.</summary>
    internal bool IsCurrent(long turn) => Volatile.Read(ref _turnNumber) == turn;

    /// <summary>Places an argument behind the ones before it.</summary>
    internal Window Place(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return default;
        }

        var offset = _used;
        _buffer!.CopyFrom(offset, value);
        _used += SizeOf(value.Length);
        return new Window { Offset = (ulong)offset, Length = (ulong)value.Length };
    }

    /// <summary>Copies a result out, and fetches it before if it waits at the server.</summary>
    internal async ValueTask<byte[]> TakeAsync(Window window, bool isSynchronous)
    {
        if (window.Length > (ulong)max || window.Length > (ulong)Array.MaxLength)
        {
            throw new MalformedReplyException($"The server announces {window.Length} bytes; the contract allows {max}.");
        }

        if (window.Offset == WaitsAtServer)
        {
            var announced = window.Length;
            await EnsureAsync((long)Math.Max(announced, 1), isSynchronous).ConfigureAwait(false);
            var fetched = isSynchronous ? _client!.Fetch() : await _client!.FetchAsync().ConfigureAwait(false);
            window = fetched.TryGetValue(out var placed, out var error)
                ? placed
                : throw new MalformedReplyException($"The result that waits at the server cannot be fetched: {error}.");
            if (window.Length != announced)
            {
                throw new MalformedReplyException($"The server announced {announced} bytes and placed {window.Length}.");
            }
        }

        if (window.Length == 0)
        {
            return [];
        }

        if (_buffer is null || !_buffer.Contains(window.Offset, window.Length))
        {
            throw new MalformedReplyException("The server's result is not inside the shared buffer.");
        }

        var result = GC.AllocateUninitializedArray<byte>((int)window.Length);
        _buffer.CopyTo((long)window.Offset, result);
        return result;
    }

    /// <summary>Gives the turn to the next call, unless that was done before.</summary>
    internal void End(long turn)
    {
        if (Interlocked.CompareExchange(ref _turnNumber, turn + 1, turn) == turn)
        {
            _turn.Release();
            ReleaseIfUnused();
        }
    }

    private async ValueTask<BulkTransfer> BeginTurnAsync(long size, bool isSynchronous)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _used = 0;

            // A result is placed in what the server has; it is attached when the first argument or result needs it.
            await EnsureAsync(size, isSynchronous).ConfigureAwait(false);
            return new BulkTransfer(this, Volatile.Read(ref _turnNumber));
        }
        catch
        {
            End(Volatile.Read(ref _turnNumber));
            throw;
        }
    }

    private void ReleaseIfUnused()
    {
        if (_isDisposed && _turn.Wait(0))
        {
            _buffer?.Dispose();
            _client?.Dispose();
            _buffer = null;
            _client = null;
            _turn.Release();
        }
    }

    private async ValueTask EnsureAsync(long size, bool isSynchronous)
    {
        if (size > max)
        {
            throw new BulkException(BulkError.TooLarge, size);
        }

        for (var attempt = 0; _buffer is null || _buffer.Size < size; attempt++)
        {
            if (await TryEnsureAsync(size, isSynchronous).ConfigureAwait(false) is { } error
                && !TryUpgrade(error, size, attempt))
            {
                throw new BulkException(error, size);
            }
        }
    }

    private bool TryUpgrade(BulkError error, long size, int attempt) => connection is not null && error switch
    {
        BulkError.OutOfRam => attempt < Connection.MaxUpgrades && connection.TryUpgrade((ulong)Dataspace.RoundToPages(Math.Max(size, 1)), 0),
        BulkError.OutOfCaps => connection.TryUpgrade(QuotaKind.Caps, attempt),
        _ => false,
    };

    private async ValueTask<BulkError?> TryEnsureAsync(long size, bool isSynchronous)
    {
        if (_client is null)
        {
            var opened = await OpenAsync(isSynchronous).ConfigureAwait(false);
            if (!opened.TryGetValue(out _client, out var refusal))
            {
                return refusal;
            }
        }

        var result = (_buffer, isSynchronous) switch
        {
            (null, true) => _client.Buffer(),
            (null, false) => await _client.BufferAsync().ConfigureAwait(false),
            (_, true) => _client.Grow((ulong)size),
            (_, false) => await _client.GrowAsync((ulong)size).ConfigureAwait(false),
        };
        if (!result.TryGetValue(out var dataspace, out var error))
        {
            return error;
        }

        using (dataspace)
        {
            if (!AttachedDataspace.TryAttach(dataspace.Untyped, out var attached))
            {
                throw new MalformedReplyException("The server's buffer is no dataspace of fixed size.");
            }

            if (_buffer is not null && attached.Size < size)
            {
                attached.Dispose();
                throw new MalformedReplyException("The server's buffer did not grow.");
            }

            _buffer?.Dispose();
            _buffer = attached;
        }

        return null;
    }

    private async ValueTask<Result<BulkClient, BulkError>> OpenAsync(bool isSynchronous)
    {
        using var message = Message.Rent();
        message.BeginRequest(SessionBulkOpcode);
        if (isSynchronous)
        {
            session.Call(message, maxReplyCapabilities: 1);
        }
        else
        {
            await session.CallAsync(message, maxReplyCapabilities: 1).ConfigureAwait(false);
        }

        return ReadOpened(message);
    }

    private static Result<BulkClient, BulkError> ReadOpened(Message message)
    {
        if (message.IsUnsupported)
        {
            return BulkError.Unsupported;
        }

        var reply = message.ReadReply(maxCapabilities: 1);
        if (reply.ReadBoolean())
        {
            var capability = reply.ReadCapability();
            if (reply.IsComplete && capability is not null)
            {
                return new BulkClient(capability);
            }

            capability?.Dispose();
        }
        else
        {
            var error = (BulkError)reply.ReadUInt32();
            if (reply.IsComplete && error.IsDefined())
            {
                return error;
            }
        }

        throw new MalformedReplyException("The session's answer about its shared buffer is malformed.");
    }
}
