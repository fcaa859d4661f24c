using TelOS.ObjectStore.Engine;
using TelOS.Runtime;

namespace TelOS.ObjectStore.Server;

/// <summary>The service <c>Telos_object_store</c>: a session for each client that a policy knows. For one entrypoint, which has to manage it.</summary>
/// <remarks>Commits, reservations of identities and checkpoints are answered when the device is done; the entrypoint does not wait for them.</remarks>
/// <example><code>
/// using StoreServer server = new(env.Entrypoint, store, request => new StoreGrant(IsWriteable: true));
/// using Capability service = env.Entrypoint.Manage(server);
/// env.Announce(server.ServiceName, service);
/// </code></example>
public sealed class StoreServer : ObjectStoreRoot
{
    private readonly HashSet<ServedSession> _sessions = [];
    private readonly Entrypoint _entrypoint;
    private readonly Store _store;
    private readonly Func<SessionArguments, StoreGrant?> _policy;
    private readonly Checkpoints _checkpoints;

    /// <summary>A service without sessions.</summary>
    /// <param name="entrypoint">Where sessions are served.</param>
    /// <param name="store">The store; it stays the caller's, and has to outlive the service.</param>
    /// <param name="policy">What a client gets; null denies the session. Called on the entrypoint.</param>
    public StoreServer(Entrypoint entrypoint, Store store, Func<SessionArguments, StoreGrant?> policy)
        : base(entrypoint) => (_entrypoint, _store, _policy, _checkpoints) = (entrypoint, store, policy, new Checkpoints(store));

    /// <summary>Sessions that are open. To be read on the entrypoint.</summary>
    public int SessionCount => _sessions.Count;

    /// <summary>Bytes of superseded versions that a transaction may keep in memory before its client pays for them; 1 MiB unless said otherwise.</summary>
    public long FreeSnapshotBytes { get; init; } = 1 << 20;

    /// <summary>Ends the sessions to which the policy gives something else by now. To be called on the entrypoint.</summary>
    public void Reconsider()
    {
        foreach (ServedSession session in _sessions.Where(session => _policy(session.Arguments) != session.Grant).ToArray())
        {
            End(session);
        }
    }

    /// <inheritdoc/>
    protected override Result<ObjectStoreSession, SessionError> CreateSession(SessionArguments request, ObjectStoreArguments arguments)
    {
        if (_policy(request) is not { } grant)
        {
            return SessionError.Denied;
        }

        ServedSession session = new(request, grant, arguments.Writeable, _store, _checkpoints)
        {
            Entrypoint = _entrypoint,
            FreeSnapshotBytes = FreeSnapshotBytes,
            Ended = ended => _sessions.Remove(ended),
        };
        _sessions.Add(session);
        return session;
    }
}
