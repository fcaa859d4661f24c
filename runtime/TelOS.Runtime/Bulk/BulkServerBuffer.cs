using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Genode;
using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>The server's side of a session's shared buffer. Its memory is charged to the client, who may write to it at any time.</summary>
/// <remarks>Used on the entrypoint's thread only.</remarks>
public sealed class BulkServerBuffer : IDisposable
{
    private const ulong WaitsAtServer = ulong.MaxValue;

    private readonly QuotaAccount _ram;
    private readonly QuotaAccount _caps;
    private readonly BulkLimits _limits;
    private readonly Entrypoint _entrypoint;
    private readonly Service _service;
    private Dataspace? _dataspace;
    private AttachedDataspace? _buffer;
    private byte[]? _waiting;
    private int _waitingLength;
    private long _reserved;

    internal BulkServerBuffer(QuotaAccount ram, QuotaAccount caps, BulkLimits limits, Entrypoint entrypoint)
    {
        _ram = ram;
        _caps = caps;
        _limits = limits;
        _entrypoint = entrypoint;
        _service = new Service(this);
        Capability = entrypoint.Manage(_service);
    }

    /// <summary>What the client calls to get and grow the buffer.</summary>
    public Capability Capability { get; }

    /// <summary>Copies an argument out of the buffer, before anything interprets it.</summary>
    /// <param name="window">Where the client says that it is.</param>
    /// <param name="argument">The copy, the caller's to dispose.</param>
    /// <returns>False when the window is not inside the buffer.</returns>
    public bool TryCopyIn(in Window window, [NotNullWhen(true)] out BulkArgument? argument)
    {
        argument = null;
        if (window.Length == 0 && window.Offset <= (ulong)(_buffer?.Size ?? 0))
        {
            argument = BulkArgument.Empty;
            return true;
        }

        if (_buffer is null
            || !_buffer.Contains(window.Offset, window.Length)
            || window.Length > (ulong)Math.Min(_limits.Max, Array.MaxLength))
        {
            return false;
        }

        argument = new BulkArgument(_buffer, (long)window.Offset, (int)window.Length);
        return true;
    }

    /// <summary>Has the client pay for a result that does not fit into the buffer, before it is placed. A former one is forgotten.</summary>
    /// <param name="size">Bytes of the result, at most.</param>
    /// <returns>False, and nothing charged, when the client cannot pay for it.</returns>
    public bool TryReserve(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Forget();
        if (size <= (_buffer?.Size ?? 0))
        {
            return true;
        }

        if (!_ram.TryCharge((ulong)size))
        {
            return false;
        }

        _reserved = size;
        return true;
    }

    /// <summary>Places a result for the client; one that does not fit waits until the client fetches it. A former one is forgotten.</summary>
    /// <param name="result">The bytes.</param>
    /// <returns>What to tell the client.</returns>
    /// <exception cref="ArgumentException">It has more bytes than the contract's maximum.</exception>
    public Window Place(ReadOnlySpan<byte> result)
    {
        if (result.Length > _limits.Max)
        {
            throw new ArgumentException($"The result has {result.Length} bytes; the contract allows {_limits.Max}.", nameof(result));
        }

        DropWaiting();
        if (result.Length <= (_buffer?.Size ?? 0))
        {
            Forget();
            _buffer?.CopyFrom(0, result);
            return new Window { Offset = 0, Length = (ulong)result.Length };
        }

        _waiting = ArrayPool<byte>.Shared.Rent(result.Length);
        _waitingLength = result.Length;
        result.CopyTo(_waiting);
        return new Window { Offset = WaitsAtServer, Length = (ulong)result.Length };
    }

    /// <summary>Gives the buffer up, and the client's quota back.</summary>
    public void Dispose()
    {
        Forget();
        _entrypoint.Dissolve(_service);
        Capability.Dispose();
        ReleaseBuffer();
    }

    private Result<Capability<IDataspace>, BulkError> GetBuffer(BulkError? error) =>
        error is { } failed ? failed : new Capability<IDataspace>(_dataspace!.Capability);

    private Result<Window, BulkError> Fetch()
    {
        if (_waiting is null)
        {
            return BulkError.NothingWaits;
        }

        if (_waitingLength > (_buffer?.Size ?? 0))
        {
            return BulkError.TooLarge;
        }

        _buffer!.CopyFrom(0, _waiting.AsSpan(0, _waitingLength));
        var window = new Window { Offset = 0, Length = (ulong)_waitingLength };
        Forget();
        return window;
    }

    private BulkError? Replace(ulong size)
    {
        if (size > (ulong)_limits.Max)
        {
            return BulkError.TooLarge;
        }

        // The old memory is given back first: the client pays for one buffer, not for two.
        var needed = Dataspace.RoundToPages(Math.Max((long)size, 1));
        var former = _dataspace?.Size ?? 0;
        if ((ulong)needed > _ram.Available + (ulong)former)
        {
            return BulkError.OutOfRam;
        }

        if (_dataspace is null && _caps.Available == 0)
        {
            return BulkError.OutOfCaps;
        }

        ReleaseBuffer();
        if (!_ram.TryCharge((ulong)needed))
        {
            return BulkError.OutOfRam;
        }

        if (!_caps.TryCharge(1))
        {
            _ram.Release((ulong)needed);
            return BulkError.OutOfCaps;
        }

        try
        {
            _dataspace = _entrypoint.AllocateMemory(needed);
            _buffer = _dataspace.Attach();
            return null;
        }
        catch (IOException)
        {
            // The client has the quota, but the machine has no memory.
            _ram.Release((ulong)needed);
            _caps.Release(1);
            _dataspace?.Dispose();
            _dataspace = null;
            return BulkError.OutOfRam;
        }
    }

    private void ReleaseBuffer()
    {
        if (_dataspace is null)
        {
            return;
        }

        _ram.Release((ulong)_dataspace.Size);
        _caps.Release(1);
        _buffer?.Dispose();
        _dataspace.Dispose();
        _buffer = null;
        _dataspace = null;
    }

    private void Forget()
    {
        DropWaiting();
        _ram.Release((ulong)_reserved);
        _reserved = 0;
    }

    private void DropWaiting()
    {
        if (_waiting is { } waiting)
        {
            _waiting = null;
            _waitingLength = 0;
            ArrayPool<byte>.Shared.Return(waiting);
        }
    }

    /// <summary>What the client calls.</summary>
    private sealed class Service(BulkServerBuffer buffer) : BulkObject
    {
        public override Result<Capability<IDataspace>, BulkError> Buffer() =>
            buffer.GetBuffer(buffer._buffer is null ? buffer.Replace((ulong)buffer._limits.Size) : null);

        public override Result<Capability<IDataspace>, BulkError> Grow(ulong size) => buffer.GetBuffer(buffer.Replace(size));

        public override Result<Window, BulkError> Fetch() => buffer.Fetch();
    }
}
