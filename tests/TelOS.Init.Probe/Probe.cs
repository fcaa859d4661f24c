using System.Text;
using Genode;
using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>One run of the component.</summary>
internal sealed class Probe : IDisposable
{
    private const ulong LogId = 3;
    private const int StepDelay = 40;

    private readonly ParentEnv _env;
    private readonly ProbeLog _log;
    private readonly RomModule _config;
    private readonly Node _start;
    private readonly ProbeResources _resources;
    private readonly ProbeClient _client;
    private readonly ProbeServer _server;
    private readonly ManualResetEventSlim _ended = new();
    private readonly List<SignalHandler> _handlers = [];
    private readonly List<RomModule> _roms = [];

    /// <summary>Reads the configuration, and says so.</summary>
    public Probe(ParentEnv env)
    {
        _env = env;
        env.Domain.Ended += _ended.Set;
        _log = new ProbeLog(new LogClient(env.Parent.SessionCap(new ClientSessionId { Value = LogId }).Value.Cast<ILog>()));
        _config = env.OpenRom("config");
        _start = _config.ReadNode() ?? throw new InvalidDataException("The configuration is malformed.");
        _resources = new ProbeResources(env, _log, _ended, _start["handle_avail"] == "yes");
        _client = new ProbeClient(env, _log, _resources, _ended, _start["mode"] == "env");
        _server = new ProbeServer(env, _log);
    }

    /// <summary>Does the steps, and stays until the parent ends it.</summary>
    public void Run()
    {
        Listen(context => _config.Watch(context), HandleConfig);
        TellConfig("start", _start);
        _env.YieldRequested += (_, _) => HandleYield();
        var steps = new Thread(RunSteps) { IsBackground = true, Name = "steps" };
        steps.Start();
        _ended.Wait();
        steps.Join();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handler in _handlers)
        {
            handler.Dispose();
        }

        foreach (var rom in _roms)
        {
            rom.Dispose();
        }

        _server.Dispose();
        _client.Dispose();
        _resources.Dispose();
        _config.Dispose();
        _log.Dispose();
        _ended.Dispose();
    }

    private void Listen(Action<SignalContext> register, Action handle)
    {
        var handler = new SignalHandler(_env.Entrypoint, handle);
        _handlers.Add(handler);
        register(handler.Context);
    }

    private void TellConfig(string what, Node config) =>
        _log.Tell(what, ("config_type", config.Type), ("v", config["v"] ?? "none"));

    private void HandleConfig()
    {
        if (_config.ReadNode() is { } config)
        {
            TellConfig("config_update", config);
            if (config["dump"] == "yes")
            {
                TellContent("config_content", "config", _config.ReadBytes());
            }
        }
    }

    private void HandleYield()
    {
        _log.Tell("yield_request", ("args", _env.Parent.YieldRequest()));
        switch (_start["on_yield"])
        {
            case "free":
                _resources.Free();
                goto case "respond";
            case "respond":
                _log.Tell("yield_response");
                _env.Parent.YieldResponse();
                break;
            default:
                break;
        }
    }

    private void TellContent(string what, string label, byte[] content)
    {
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            if (line.Length > 0 && line[0] == '\0')
            {
                return;
            }

            if (line.Length > 0)
            {
                _log.Tell(what, ("label", label), ("line", line.TrimEnd('\0')));
            }

            if (line.StartsWith('-'))
            {
                return;
            }
        }
    }

    private void RunSteps()
    {
        try
        {
            Sleep(StepDelay);
            for (var round = _start.GetUInt64("repeat", 1); round > 0; round--)
            {
                foreach (var step in _start.Children)
                {
                    RunStep(step);
                }
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException or OperationCanceledException)
        {
            // The parent ended the component.
        }
    }

    private void RunStep(Node step)
    {
        switch (step.Type)
        {
            case "log":
                _log.Tell("log", ("text", step.Name));
                break;
            case "sleep":
                Sleep(step.GetInt32("ms"));
                break;
            case "announce":
                _server.Announce(step);
                break;
            case "open":
                _client.Open(step);
                break;
            case "wait":
                _client.Wait(step);
                break;
            case "close":
                _client.Close(step.Name);
                break;
            case "upgrade":
                _client.Upgrade(step);
                break;
            case "rom":
                ReadRom(step);
                break;
            case "exit":
                _log.Tell("exit", ("value", (long)step.GetInt32("value")));
                _env.Parent.Exit(step.GetInt32("value"));
                break;
            case "alloc":
                _resources.Allocate(ProbeText.Bytes(step["ram"], 0));
                break;
            case "free":
                _resources.Free();
                break;
            case "request":
                _resources.Request(ProbeText.ResourceArguments(step));
                break;
            case "quota":
                _resources.TellQuota(step.Name);
                break;
            case "dump":
                TellContent("config_content", "config", _config.ReadBytes());
                break;
            case "stall":
                Stall(step.GetInt32("ms"));
                break;
            case "crash":
                _log.Tell("crash");
                System.Environment.FailFast("The configuration wants it.");
                break;
            default:
                _log.Tell("unknown_step", ("type", step.Type));
                break;
        }
    }

    private void ReadRom(Node step)
    {
        var label = step["label"] ?? step.Name;
        if (_client.OpenRom(step, label) is not { } rom)
        {
            return;
        }

        _roms.Add(rom);
        TellContent("rom_content", label, rom.ReadBytes());
        if (step["watch"] == "yes")
        {
            Listen(context => rom.Watch(context), () => TellContent("rom_content", label, rom.ReadBytes()));
        }
    }

    // The main entrypoint does nothing else for a while, or for ever.
    private void Stall(int milliseconds)
    {
        _env.Entrypoint.TryEnqueue(new PostedAction(() =>
        {
            _log.Tell("stall", ("phase", "begin"));
            _ended.Wait(milliseconds == 0 ? Timeout.Infinite : milliseconds);
            if (milliseconds != 0)
            {
                _log.Tell("stall", ("phase", "end"));
            }
        }));
    }

    private void Sleep(int milliseconds)
    {
        if (_ended.Wait(milliseconds))
        {
            throw new OperationCanceledException();
        }
    }
}
