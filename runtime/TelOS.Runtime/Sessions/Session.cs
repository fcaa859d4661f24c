using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>The server's side of a session: who opened it, and what the client donated for it.</summary>
public abstract class Session : RpcObject, IDisposable
{
    private BulkServerBuffer? _bulk;

    /// <summary>A session for a request that a <see cref="Root{TSession}"/> accepted.</summary>
    /// <param name="arguments">The request.</param>
    protected Session(SessionArguments arguments)
    {
        Arguments = arguments;
        Label = arguments.Label;
        RamQuota = new QuotaAccount(arguments.RamQuota);
        CapQuota = new QuotaAccount(arguments.CapQuota);
    }

    /// <summary>The request.</summary>
    public SessionArguments Arguments { get; }

    /// <summary>Who opened the session: the words of all parents on the way.</summary>
    public string Label { get; }

    /// <summary>The client's memory, in bytes: charge it for what the session needs.</summary>
    public QuotaAccount RamQuota { get; }

    /// <summary>The client's capabilities: charge it for every dataspace and object that the session needs.</summary>
    public QuotaAccount CapQuota { get; }

    /// <summary>The shared buffer of `bulk` values.</summary>
    /// <exception cref="InvalidOperationException">The contract declares none, or nobody manages the session.</exception>
    protected internal BulkServerBuffer Bulk => _bulk ??= new BulkServerBuffer(
        RamQuota,
        CapQuota,
        BulkLimits is { Max: > 0 } limits ? limits : throw new InvalidOperationException("The contract declares no bulk buffer."),
        Identity?.Entrypoint ?? throw new InvalidOperationException("No entrypoint manages the session."));

    /// <summary>The size of the shared buffer, as the contract declares it; the default when it declares none.</summary>
    protected virtual BulkLimits BulkLimits => default;

    /// <summary>Gives up what the session holds; called when the client closes it, on the entrypoint's thread.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The client donated more.</summary>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    /// <returns>False, and nothing donated, when the sum would pass 2^64 - 1.</returns>
    internal bool TryUpgrade(ulong ram, ulong caps)
    {
        if (!RamQuota.TryGrow(ram))
        {
            return false;
        }

        if (!CapQuota.TryGrow(caps))
        {
            RamQuota.TryShrink(ram);
            return false;
        }

        OnUpgraded();
        return true;
    }

    /// <summary>Answers the two functions that every session of this project has: 0, the contract, and 1, the shared buffer.</summary>
    /// <param name="opcode">The function's ordinal.</param>
    /// <param name="contract">What the server speaks.</param>
    /// <param name="request">The arguments.</param>
    /// <param name="reply">The reply.</param>
    /// <returns>False when the ordinal is another one.</returns>
    protected bool TryDispatchContract(
        ulong opcode, in ContractInfo contract, ref MessageReader request, ref MessageWriter reply)
    {
        if (opcode > 1)
        {
            return false;
        }

        if (!request.IsComplete)
        {
            reply.Refuse();
        }
        else if (opcode == 0)
        {
            reply.Write(in contract);
        }
        else if (BulkLimits.Max == 0)
        {
            reply.WriteBoolean(false);
            reply.WriteUInt32((uint)BulkError.Unsupported);
        }
        else
        {
            reply.WriteBoolean(true);
            reply.MoveCapability(Bulk.Capability.Duplicate());
        }

        return true;
    }

    /// <summary>The client donated more: what waited for it can go on. Called on the entrypoint's thread.</summary>
    protected virtual void OnUpgraded()
    {
    }

    /// <summary>Gives up what the session holds.</summary>
    /// <param name="disposing">Always true; there is no finaliser here.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bulk?.Dispose();
        }
    }
}
