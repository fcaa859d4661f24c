namespace TelOS.Runtime;

/// <summary>What generated clients derive from: the capability they call, and what is known about its server.</summary>
public abstract class RpcClient : IDisposable
{
    private BulkClientBuffer? _sharedBuffer;

    /// <summary>Takes over a capability.</summary>
    /// <param name="capability">Whom to call; it is disposed with the client.</param>
    protected RpcClient(Capability capability)
    {
        ArgumentNullException.ThrowIfNull(capability);
        Capability = capability;
    }

    /// <summary>Takes over an opened session.</summary>
    /// <param name="connection">The session; it is closed with the client.</param>
    protected RpcClient(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Connection = connection;
        Capability = connection.Capability;
    }

    /// <summary>Whom the client calls.</summary>
    public Capability Capability { get; }

    /// <summary>The minor version of the server's contract, or <see cref="int.MaxValue"/> as long as nobody asked for it. What is newer
    /// is answered as unsupported without a call.</summary>
    public int ServerMinor { get; protected set; } = int.MaxValue;

    /// <summary>The session that the client opened itself, or null.</summary>
    protected Connection? Connection { get; }

    /// <summary>Closes the session, or gives the capability up.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The session's shared buffer.</summary>
    /// <param name="max">Bytes that the contract allows.</param>
    protected BulkClientBuffer SharedBuffer(long max)
    {
        if (Volatile.Read(ref _sharedBuffer) is { } buffer)
        {
            return buffer;
        }

        var made = new BulkClientBuffer(Capability, max, Connection);
        if (Interlocked.CompareExchange(ref _sharedBuffer, made, null) is not { } other)
        {
            return made;
        }

        made.Dispose();
        return other;
    }

    /// <summary>Donates more to the server after a call failed for want of quota.</summary>
    /// <param name="quota">What was missing.</param>
    /// <param name="attempt">How often this call was tried again before, from 0.</param>
    /// <returns>Whether to try the call again; a client that has not opened its session itself cannot donate anything.</returns>
    protected bool TryUpgrade(QuotaKind quota, int attempt) => Connection?.TryUpgrade(quota, attempt) ?? false;

    /// <summary>Closes the session, or gives the capability up.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sharedBuffer?.Dispose();
            Connection?.Dispose();
            Capability.Dispose();
        }
    }
}
