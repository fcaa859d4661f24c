using System.Text;
using Genode;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>The component beside the init under test that gives it its configuration and takes its reports.</summary>
internal sealed class DriverComponent : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, RpcObject> _sessions = [];
    private Entrypoint? _entrypoint;
    private PublishedRom? _config;
    private string? _report;

    /// <summary>The last report on the state, or null.</summary>
    public string? Report
    {
        get
        {
            lock (_lock)
            {
                return _report;
            }
        }
    }

    /// <summary>The configuration that the init under test finds at its start.</summary>
    public required string Initial { get; init; }

    /// <summary>Replaces the configuration; reports that came so far are forgotten.</summary>
    public void SetConfig(string text)
    {
        lock (_lock)
        {
            _report = null;
        }

        _entrypoint!.TryEnqueue(new PostedAction(() =>
        {
            _config!.Set(Encoding.UTF8.GetBytes(text));
            foreach (var session in _sessions.Values.OfType<PublishedRomSession>())
            {
                session.Notify();
            }
        }));
    }

    /// <inheritdoc/>
    public void Dispose() => _config?.Dispose();

    /// <summary>Serves until the parent is gone.</summary>
    public int Run(Env env)
    {
        var parent = ((ParentEnv)env).Parent;
        _entrypoint = env.Entrypoint;
        _config = new PublishedRom(_entrypoint, Encoding.UTF8.GetBytes(Initial));
        using var requests = env.OpenRom("session_requests");
        using var changed = new SignalHandler(_entrypoint, () => Handle(parent, requests));
        requests.Watch(changed.Context);
        parent.Announce("ROM");
        parent.Announce("Report");
        changed.Context.Submit();
        env.ParentGone.Wait();
        return 0;
    }

    private void Handle(ParentClient parent, RomModule requests)
    {
        foreach (var request in requests.ReadNode()?.Children ?? [])
        {
            var id = request.GetUInt64("id");
            var server = new ServerSessionId { Value = id };
            switch (request.Type)
            {
                case "create" when !_sessions.ContainsKey(id):
                    RpcObject session = request["service"] == "ROM" ? new PublishedRomSession(_config!) : MakeReport(request);
                    _sessions.Add(id, session);
                    using (var capability = _entrypoint!.Manage(session))
                    {
                        parent.DeliverSessionCap(server, new Capability<ISession>(capability));
                    }

                    break;
                case "upgrade":
                    parent.SessionResponse(server, SessionResponse.Ok);
                    break;
                case "close":
                    if (_sessions.Remove(id, out var closed))
                    {
                        _entrypoint!.Dissolve(closed);
                    }

                    parent.SessionResponse(server, SessionResponse.Closed);
                    break;
                default:
                    break;
            }
        }
    }

    private ReportTaker MakeReport(Node request)
    {
        var arguments = new SessionArguments(string.Concat(request.Child("args")?.Quoted ?? []));
        var isValid = true;
        var size = arguments.ReadUnsigned("buffer_size", 4096, 1 << 24, ref isValid);
        return new ReportTaker(_entrypoint!.AllocateMemory((long)size), Take);
    }

    private void Take(string report)
    {
        lock (_lock)
        {
            _report = report;
        }
    }

    /// <summary>A Report session.</summary>
    private sealed class ReportTaker(TelOS.Runtime.Dataspace memory, Action<string> take) : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
        {
            switch (opcode)
            {
                case 0:
                    reply.WriteCapability(memory.Capability);
                    break;
                case 1:
                    var length = request.ReadUInt64();
                    using (var attached = memory.Attach())
                    {
                        var text = new byte[Math.Min(length, (ulong)attached.Size)];
                        attached.CopyTo(0, text);
                        take(Encoding.UTF8.GetString(text));
                    }

                    reply.WriteVoid();
                    break;
                default:
                    reply.Refuse();
                    break;
            }
        }
    }
}
