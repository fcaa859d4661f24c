using Genode;
using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>The component as a server: it reads the ROM `session_requests` itself, and tells everything.</summary>
/// <param name="env">The environment.</param>
/// <param name="log">Where events go.</param>
internal sealed class ProbeServer(ParentEnv env, ProbeLog log) : IDisposable
{
    private readonly Dictionary<string, Node> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, (string Service, string Label, NullSession Session)> _sessions = [];
    private Entrypoint? _entrypoint;
    private RomModule? _requests;
    private SignalHandler? _changed;

    /// <summary>Announces a service.</summary>
    public void Announce(Node step)
    {
        if (_requests is null)
        {
            _entrypoint = env.CreateEntrypoint("root");
            _requests = env.OpenRom("session_requests");
            _changed = new SignalHandler(_entrypoint, Handle);
            _requests.Watch(_changed.Context);
        }

        lock (_services)
        {
            _services[step.Name] = step;
        }

        log.Tell("announce", ("service", step.Name));
        env.Parent.Announce(step.Name);
        _changed!.Context.Submit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed?.Dispose();
        _entrypoint?.Dispose();
        _requests?.Dispose();
    }

    private void Handle()
    {
        if (_requests!.ReadNode() is not { } requests)
        {
            return;
        }

        foreach (var request in requests.Children)
        {
            var id = request.GetUInt64("id");
            switch (request.Type)
            {
                case "create" when !_sessions.ContainsKey(id):
                    Create(id, request);
                    break;
                case "upgrade":
                    Upgrade(id, request);
                    break;
                case "close":
                    Close(id);
                    break;
                default:
                    break;
            }
        }
    }

    private void Create(ulong id, Node request)
    {
        var service = request["service"] ?? "";
        Node? step;
        lock (_services)
        {
            step = _services.GetValueOrDefault(service);
        }

        if (step is null)
        {
            return;
        }

        var text = string.Concat(request.Child("args")?.Quoted ?? []);
        var arguments = new SessionArguments(text);
        log.Tell(
            "srv_session",
            ("service", service),
            ("label", arguments.Label),
            ("ram_quota", (long)arguments.RamQuota),
            ("cap_quota", (long)arguments.CapQuota),
            ("args", text));
        log.Tell("srv_affinity", ("service", service), ("affinity", Describe(request.Child("affinity"))));
        Thread.Sleep(step.GetInt32("delay_ms"));
        var result = Decide(step, arguments);
        log.Tell("srv_reply", ("service", service), ("label", arguments.Label), ("result", result));
        var server = new ServerSessionId { Value = id };
        if (result != "OK")
        {
            env.Parent.SessionResponse(server, result switch
            {
                "INSUFFICIENT_RAM" => SessionResponse.InsufficientRam,
                "INSUFFICIENT_CAPS" => SessionResponse.InsufficientCaps,
                _ => SessionResponse.Denied,
            });
            return;
        }

        var session = new NullSession();
        _sessions.Add(id, (service, arguments.Label, session));
        using var capability = _entrypoint!.Manage(session);
        env.Parent.DeliverSessionCap(server, new Capability<ISession>(capability));
    }

    private void Upgrade(ulong id, Node request)
    {
        if (_sessions.TryGetValue(id, out var session))
        {
            log.Tell(
                "srv_upgrade",
                ("service", session.Service),
                ("label", session.Label),
                ("args", $"ram_quota={request["ram_quota"]}, cap_quota={request["cap_quota"]}"));
            env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Ok);
        }
    }

    private void Close(ulong id)
    {
        if (_sessions.Remove(id, out var session))
        {
            log.Tell("srv_close", ("service", session.Service), ("label", session.Label));
            _entrypoint!.Dissolve(session.Session);
        }

        env.Parent.SessionResponse(new ServerSessionId { Value = id }, SessionResponse.Closed);
    }

    private static string Decide(Node step, SessionArguments arguments)
    {
        if (step["deny"] == "yes" || step["deny_label"] == arguments.Label)
        {
            return "DENIED";
        }

        if (arguments.RamQuota < ProbeText.Bytes(step["min_ram"], 0))
        {
            return "INSUFFICIENT_RAM";
        }

        return arguments.CapQuota < step.GetUInt64("min_caps") ? "INSUFFICIENT_CAPS" : "OK";
    }

    private static string Describe(Node? affinity)
    {
        var (space, place) = (affinity?.Child("space"), affinity?.Child("location"));
        return $"{space?["width"]}x{space?["height"]} @{place?["xpos"]},{place?["ypos"]} {place?["width"]}x{place?["height"]}";
    }

    /// <summary>A session without functions.</summary>
    private sealed class NullSession : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) => reply.Refuse();
    }
}
