using Genode.Block;
using TelOS.Runtime;

namespace TelOS.Storage.Block;

/// <summary>The Block service: a session for each client that a policy knows. For one entrypoint, which has to manage it.</summary>
/// <example><code>
/// using ServedDevice disk = new(FileBlockDevice.Open("disk.img"), "disk");
/// using BlockServer server = new(env.Entrypoint, request => new BlockGrant(disk, 0, disk.BlockCount, IsWriteable: true));
/// using Capability service = env.Entrypoint.Manage(server);
/// env.Announce(server.ServiceName, service);
/// </code></example>
public sealed class BlockServer : BlockRoot
{
    /// <summary>Bytes of its quota that a session costs besides its buffer.</summary>
    public const ulong SessionRam = 4096;

    // The session itself is charged by the root; these are the buffer, its channel and the signals that come from the client.
    private const ulong BufferCaps = 3;

    private readonly List<ServedSession> _sessions = [];
    private readonly Entrypoint _entrypoint;
    private readonly Func<SessionArguments, BlockGrant?> _policy;

    /// <summary>A service without sessions.</summary>
    /// <param name="entrypoint">Where sessions are served. It never waits for a device.</param>
    /// <param name="policy">What a client gets; null denies the session.</param>
    public BlockServer(Entrypoint entrypoint, Func<SessionArguments, BlockGrant?> policy)
        : base(entrypoint) => (_entrypoint, _policy) = (entrypoint, policy);

    /// <summary>A session was opened or closed. Raised on the entrypoint.</summary>
    public event EventHandler? SessionsChanged;

    /// <summary>A client was cut off, because what it wrote into its packet stream is impossible. Raised on the entrypoint.</summary>
    public event EventHandler<SessionCutOffEventArgs>? CutOff;

    /// <summary>What there is, in the order in which it was opened. To be read on the entrypoint.</summary>
    public IReadOnlyList<ServedSession> Sessions => _sessions;

    /// <summary>Ends the sessions to which the policy gives something else by now. To be called on the entrypoint.</summary>
    public void Reconsider() => EndWhere(session =>
        !BlockArguments.TryRead(session.Arguments, out var arguments) || _policy(session.Arguments)?.Constrain(arguments) != session.Grant);

    /// <summary>Ends the sessions of a device. To be called on the entrypoint.</summary>
    /// <param name="device">The device.</param>
    public void EndSessionsOf(ServedDevice device) => EndWhere(session => session.Grant.Device == device);

    /// <inheritdoc/>
    protected override Result<BlockSession, SessionError> CreateSession(SessionArguments request, BlockArguments arguments)
    {
        if (_policy(request)?.Constrain(arguments) is not { } grant || arguments.TxBufSize > int.MaxValue)
        {
            return SessionError.Denied;
        }

        var size = Dataspace.RoundToPages((long)arguments.TxBufSize);
        if (size < ServedSession.LeastBuffer(grant))
        {
            return SessionError.Denied;
        }

        if (request.RamQuota < (ulong)size + SessionRam)
        {
            return SessionError.InsufficientRam;
        }

        try
        {
            var session = new ServedSession(request, grant, _entrypoint, size, CutSessionOff, Forget);
            session.RamQuota.TryCharge((ulong)size + SessionRam);
            session.CapQuota.TryCharge(BufferCaps);
            _sessions.Add(session);
            SessionsChanged?.Invoke(this, EventArgs.Empty);
            return session;
        }
        catch (IOException)
        {
            return SessionError.OutOfRam;
        }
    }

    private void EndWhere(Func<ServedSession, bool> condition)
    {
        foreach (var session in _sessions.Where(condition).ToArray())
        {
            End(session);
        }
    }

    private void CutSessionOff(ServedSession session)
    {
        CutOff?.Invoke(this, new SessionCutOffEventArgs(session));
        End(session);
    }

    private void Forget(ServedSession session)
    {
        if (_sessions.Remove(session))
        {
            SessionsChanged?.Invoke(this, EventArgs.Empty);
        }
    }
}
