using Genode;

namespace TelOS.Runtime;

/// <summary>A session that was opened through a parent in another process.</summary>
internal sealed class ParentConnection(ParentEnv env, ulong id, Capability session, ulong ram, ulong caps) : Connection
{
    private const int ClosePatience = 1000;

    private readonly Lock _lock = new();
    private ulong _ram = ram;
    private ulong _caps = caps;
    private bool _isClosed;

    /// <inheritdoc/>
    public override Capability Capability => session;

    /// <summary>Bytes that the session has from this component.</summary>
    internal ulong DonatedRam => Volatile.Read(ref _ram);

    /// <summary>Capabilities that the session has from this component.</summary>
    internal ulong DonatedCaps => Volatile.Read(ref _caps);

    /// <inheritdoc/>
    public override bool TryUpgrade(ulong ram, ulong caps)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (!env.RamQuota.TryCharge(ram))
            {
                return false;
            }

            if (!env.CapQuota.TryCharge(caps))
            {
                env.RamQuota.Release(ram);
                return false;
            }

            if (!Upgrade(ram, caps))
            {
                env.RamQuota.Release(ram);
                env.CapQuota.Release(caps);
                return false;
            }

            _ram += ram;
            _caps += caps;
            return true;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        session.Dispose();
        var seen = env.ChangeCount;
        try
        {
            // What was donated comes back when the server has closed; one that is stuck is not waited for.
            if (env.Parent.Close(new ClientSessionId { Value = id }) == CloseResult.Pending)
            {
                env.WaitForChange(seen, ClosePatience);
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // A parent that is gone has nothing open.
        }

        env.RamQuota.Release(_ram);
        env.CapQuota.Release(_caps);
        env.Remove(this);
    }

    private bool Upgrade(ulong ram, ulong caps)
    {
        var seen = env.ChangeCount;
        var arguments = new SessionArgumentsBuilder().Add("ram_quota", ram).Add("cap_quota", caps).Build();
        switch (env.Parent.Upgrade(new ClientSessionId { Value = id }, arguments))
        {
            case UpgradeResult.Ok:
                return true;
            case UpgradeResult.Pending:
                // The server has yet to hear of it.
                env.WaitForChange(seen);
                return true;
            default:
                return false;
        }
    }
}
