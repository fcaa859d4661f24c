using System.Text;
using TelOS.Runtime;
using AffinityValue = Genode.Affinity;

namespace TelOS.Host;

/// <summary>Starts components as processes, is their parent and their core, and connects them with each other by service name.</summary>
/// <remarks>All of it happens on one thread, which never waits for a component.</remarks>
public sealed class ComponentHost : IDisposable
{
    private const int ExitPatience = 2000;
    private const int KillPatience = 30_000;

    private readonly Action<string> _log;
    private readonly List<Component> _components = [];
    private readonly Dictionary<(Component Server, ulong Id), HostedSession> _served = [];
    private readonly Dictionary<string, RomContent> _modules = new(StringComparer.Ordinal);
    private ulong _lastServerId;

    /// <summary>A host without components.</summary>
    /// <param name="log">Takes what components and the host say, line by line, on the host's thread.</param>
    public ComponentHost(Action<string> log)
    {
        _log = log;
        Launcher = new ProcessLauncher(WriteLog);
        Core = new Entrypoint("core");
        Core.UnhandledError += (_, error) => WriteLog($"[host] {error.Error}");
    }

    /// <summary>The thread of it all.</summary>
    internal Entrypoint Core { get; }

    /// <summary>What starts processes, on that thread.</summary>
    internal ProcessLauncher Launcher { get; }

    /// <summary>Adds a ROM module that every component can read, or replaces its content.</summary>
    /// <param name="name">The last element of the label by which it is asked for.</param>
    /// <param name="content">The content.</param>
    public void SetModule(string name, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Core.Invoke(() =>
        {
            if (_modules.TryGetValue(name, out var module))
            {
                module.Set(bytes);
            }
            else
            {
                _modules.Add(name, new RomContent(bytes));
            }
        });
    }

    /// <summary>Starts a component.</summary>
    /// <param name="options">What to start.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    /// <exception cref="ArgumentException">There is a component of that name.</exception>
    public Component Start(ComponentOptions options)
    {
        Component? component = null;
        Core.Invoke(() =>
        {
            if (_components.Exists(other => other.Name == options.Name))
            {
                throw new ArgumentException($"There is a component '{options.Name}' already.", nameof(options));
            }

            component = new Component(this, options);
            component.Start();
            _components.Add(component);
        });
        return component!;
    }

    /// <summary>Ends all components at once, and the host.</summary>
    public void Dispose()
    {
        Component[] components = [];
        Core.Invoke(() => components = [.. _components]);
        foreach (var component in components)
        {
            component.Kill();
        }

        Task.WaitAll([.. components.Select(static component => component.Exited)], KillPatience);
        Core.Dispose();
    }

    /// <summary>Says something.</summary>
    internal void WriteLog(string line) => _log(line);

    /// <summary>Finds who serves a request, and prepares the session.</summary>
    /// <returns>Null when nobody does.</returns>
    internal HostedSession? Route(Component client, ulong id, string service, SessionArguments request, AffinityValue affinity)
    {
        switch (service)
        {
            case "ROM":
                return FindModule(client, request.LastLabel) is { } content
                    ? Serve(new RomService(content), static rom => rom.Dispose())
                    : null;
            case "LOG":
                var label = request.Label.Length == 0 ? client.Name : ServerArguments.Label(client.Name, request);
                return Serve(new LogService(label, WriteLog), static log => log.Flush());
            default:
                return ServerArguments.Make(client.Name, request) is { } arguments && FindServer(client, service) is { } server
                    ? new HostedSession(client, id, service, request)
                    {
                        Server = server,
                        ServerId = ++_lastServerId,
                        Arguments = arguments,
                        Affinity = affinity,
                    }
                    : null;
        }

        HostedSession Serve<T>(T target, Action<T> end)
            where T : RpcObject =>
            new(client, id, service, request)
            {
                Capability = Core.Manage(target),
                Phase = SessionPhase.Available,
                EndService = () =>
                {
                    Core.Dissolve(target);
                    end(target);
                },
            };
    }

    /// <summary>A session between two components began.</summary>
    internal void Add(HostedSession session) => _served.Add((session.Server!, session.ServerId), session);

    /// <summary>A session is over.</summary>
    internal void Forget(HostedSession session)
    {
        if (session.Server is { } server && _served.Remove((server, session.ServerId)))
        {
            UpdateRequests(server);
        }
    }

    /// <summary>The session that a server calls by a number.</summary>
    internal HostedSession? Find(Component server, ulong id) => _served.GetValueOrDefault((server, id));

    /// <summary>Tells a server what it is asked to do.</summary>
    internal void UpdateRequests(Component server)
    {
        if (server.IsGone)
        {
            return;
        }

        var text = NodeWriter.Write("session_requests", requests =>
        {
            foreach (var session in _served.Values)
            {
                if (session.Server == server && server.Announced.Contains(session.Service))
                {
                    session.WriteRequest(requests);
                }
            }
        });
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!bytes.AsSpan().SequenceEqual(server.Requests.Bytes))
        {
            server.Requests.Set(bytes);
        }
    }

    /// <summary>A component said that it is done: its process gets a moment to end by itself.</summary>
    internal static void KillLater(Component component) =>
        _ = Task.Delay(ExitPatience).ContinueWith(_ => component.Kill(), TaskScheduler.Default);

    /// <summary>A component is gone.</summary>
    internal void Remove(Component component)
    {
        _components.Remove(component);
        component.Parent.Close();
        foreach (var session in _served.Values.Where(session => session.Server == component).ToArray())
        {
            // A client that waits for the session is told; one that has it finds out when it calls.
            var isAwaited = session.Phase == SessionPhase.CreateRequested;
            session.Phase = isAwaited ? SessionPhase.Denied : SessionPhase.Closed;
            session.Client.Parent.Notify();
            if (session.Client.IsGone)
            {
                session.Client.Parent.Remove(session);
            }
        }
    }

    private Component? FindServer(Component client, string service) =>
        _components.Find(other => other != client && other.Options.Provides.Contains(service, StringComparer.Ordinal));

    private RomContent? FindModule(Component client, string name) => name switch
    {
        "config" => client.Config,
        "session_requests" => client.Requests,
        _ => _modules.GetValueOrDefault(name),
    };
}
