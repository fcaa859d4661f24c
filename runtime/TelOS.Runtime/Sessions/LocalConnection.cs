namespace TelOS.Runtime;

/// <summary>A session that was opened through a parent in the same process.</summary>
internal sealed class LocalConnection(LocalEnv env, Capability root, Capability session, ulong ram, ulong caps) : Connection
{
    private readonly Lock _lock = new();
    private ulong _ram = ram;
    private ulong _caps = caps;
    private bool _isClosed;

    /// <inheritdoc/>
    public override Capability Capability => session;

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

            try
            {
                RootCalls.Upgrade(root, session, ram, caps);
            }
            catch (RpcException)
            {
                env.RamQuota.Release(ram);
                env.CapQuota.Release(caps);
                throw;
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

        RootCalls.Close(root, session);
        env.RamQuota.Release(_ram);
        env.CapQuota.Release(_caps);
        session.Dispose();
        root.Dispose();
        env.Remove(this);
    }
}
