using System.Diagnostics.CodeAnalysis;
using Genode;

namespace TelOS.Runtime;

/// <summary>Carries out what the parent asks of the services that the component announced: the ROM `session_requests`.</summary>
/// <remarks>It has a thread of its own, as it calls the roots, which are served by the component's.</remarks>
internal sealed class SessionRequests : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Capability> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, (Capability Root, Capability<ISession> Session)> _sessions = [];
    private readonly ParentEnv _env;
    private readonly Entrypoint _entrypoint;
    private readonly SignalHandler _changed;
    private readonly RomModule _rom;

    /// <summary>Starts to watch the ROM.</summary>
    /// <exception cref="SessionDeniedException">The parent does not provide it.</exception>
    public SessionRequests(ParentEnv env)
    {
        _env = env;
        _rom = env.OpenRom("session_requests");
        _entrypoint = env.CreateEntrypoint("root");
        _changed = new SignalHandler(_entrypoint, Handle);
        _rom.Watch(_changed.Context);
    }

    /// <summary>Adds a service.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="root">Its root; it stays the caller's.</param>
    public void Add(string service, Capability root)
    {
        lock (_lock)
        {
            if (!_roots.TryAdd(service, root.Duplicate()))
            {
                throw new ArgumentException($"The service '{service}' is announced already.", nameof(service));
            }
        }

        // Genode's init knows from its configuration what a child will provide, and may have asked before the child says so.
        _changed.Context.Submit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed.Dispose();
        _entrypoint.Dispose();
        _rom.Dispose();
        lock (_lock)
        {
            foreach (var root in _roots.Values)
            {
                root.Dispose();
            }

            _roots.Clear();
        }
    }

    private void Handle()
    {
        if (_rom.ReadNode() is not { } requests)
        {
            return;
        }

        Each(requests, "upgrade", Upgrade);
        Each(requests, "close", Close);
        Each(requests, "create", Create);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One request that cannot be carried out must not end the others.")]
    private void Each(Node requests, string type, Action<ulong, Node> handle)
    {
        foreach (var request in requests.Children)
        {
            if (request.Type != type || request["id"] is null)
            {
                continue;
            }

            try
            {
                handle(request.GetUInt64("id"), request);
            }
            catch (Exception error)
            {
                _entrypoint.Report(error);
            }
        }
    }

    private void Create(ulong id, Node request)
    {
        if (_sessions.ContainsKey(id))
        {
            return;
        }

        Capability? root;
        lock (_lock)
        {
            root = _roots.GetValueOrDefault(request["service"] ?? "");
        }

        if (root is null)
        {
            // Its service is yet to be announced.
            return;
        }

        var server = new ServerSessionId { Value = id };
        var arguments = string.Concat(request.Child("args")?.Quoted ?? []);
        if (RootCalls.Create(root, arguments, ReadAffinity(request)).TryGetValue(out var made, out var error))
        {
            var session = new Capability<ISession>(made);
            _sessions.Add(id, (root, session));
            _env.Parent.DeliverSessionCap(server, session);
            return;
        }

        _env.Parent.SessionResponse(server, error switch
        {
            SessionError.InsufficientRam => SessionResponse.InsufficientRam,
            SessionError.InsufficientCaps => SessionResponse.InsufficientCaps,
            _ => SessionResponse.Denied,
        });
    }

    private void Upgrade(ulong id, Node request)
    {
        if (_sessions.TryGetValue(id, out var session))
        {
            RootCalls.Upgrade(session.Root, session.Session.Untyped!, request.GetUInt64("ram_quota"), request.GetUInt64("cap_quota"));
            _env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Ok);
        }
    }

    private void Close(ulong id, Node request)
    {
        if (_sessions.Remove(id, out var session))
        {
            RootCalls.Close(session.Root, session.Session.Untyped!);
            session.Session.Dispose();
        }

        // Also for one that is not known here: the parent waits for the answer.
        _env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Closed);
    }

    private static Affinity ReadAffinity(Node request)
    {
        var affinity = request.Child("affinity");
        var (space, location) = (affinity?.Child("space"), affinity?.Child("location"));
        return space is null || location is null
            ? Affinity.Anywhere
            : new Affinity(
                space.GetUInt32("width", 1),
                space.GetUInt32("height", 1),
                location.GetInt32("xpos"),
                location.GetInt32("ypos"),
                location.GetUInt32("width"),
                location.GetUInt32("height"));
    }
}
