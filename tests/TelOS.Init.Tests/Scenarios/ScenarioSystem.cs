using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TelOS.Host;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>The set-up of a scenario: a core, an init on top of it, and as its children a driver, a server, the init under test, and a client where
/// the scenario has one. They are threads of this process, each with a socket of its own to its parent, or processes.</summary>
internal sealed class ScenarioSystem : IDisposable
{
    private const string Top = "init";
    private const string UnderTest = "sut";

    private readonly LinuxCore _core;
    private readonly DriverComponent _driver;
    private readonly ParentEnv _env;
    [SuppressMessage("Usage", "CA2213", Justification = "It is disposed where it works.")]
    private readonly InitComponent _top;
    private readonly Lock _lock = new();
    private readonly List<ScenarioEvent> _events = [];
    private readonly List<string> _lines = [];
    private int _stage;

    /// <summary>Starts it all with the first stage's configuration.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="hasProcesses">Whether the components are processes; the driver never is.</param>
    public ScenarioSystem(Scenario scenario, bool hasProcesses = false)
    {
        _driver = new DriverComponent { Initial = scenario.Stages[0].Config };
        _core = new LinuxCore(new CoreOptions { Log = Take });
        SetProgram("vprobe", "TelOS.Init.Probe.dll", Probe.Program.Run, hasProcesses);
        SetProgram("vprobe2", "TelOS.Init.Probe.dll", Probe.Program.Run, hasProcesses);
        SetProgram("init", "init.dll", InitComponent.Run, hasProcesses);
        _core.SetModuleProgram("vdriver", _driver.Run);
        _core.SetModuleProgram("cplain", static env =>
        {
            env.ParentGone.Wait();
            return 0;
        });
        _core.SetModule("ld.lib.so", "for programs of Genode"u8);
        _core.SetModule("foreign.config", "config\n-\n"u8);
        foreach (var (name, content) in scenario.Modules)
        {
            _core.SetModule(name, Encoding.UTF8.GetBytes(content));
        }

        var parent = _core.CreateParent(Top, 1UL << 30, 100_000);
        parent.SetModule("config", Encoding.UTF8.GetBytes(Configure(scenario)));
        using var capability = parent.CreateCapability();
        var descriptor = capability.Export(SocketDomain.None).Descriptor.Duplicate();
        _env = new ParentEnv((int)descriptor.DangerousGetHandle(), Top);
        descriptor.SetHandleAsInvalid();
        _top = new InitComponent(_env);
    }

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<ScenarioEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Everything that was said so far.</summary>
    public string Log
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>The last report of this stage, or null.</summary>
    public string? Report => _driver.Report;

    /// <summary>Begins another stage.</summary>
    public void Begin(ScenarioStage stage)
    {
        lock (_lock)
        {
            _stage = stage.Index;
        }

        _driver.SetConfig(stage.Config);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _env.Entrypoint.Invoke(_top.Dispose);
        _env.Dispose();
        _core.Dispose();
        _driver.Dispose();
    }

    private void SetProgram(string module, string file, Func<Env, int> main, bool isProcess)
    {
        if (isProcess)
        {
            _core.SetModuleFile(module, Path.Combine(AppContext.BaseDirectory, file));
        }
        else
        {
            _core.SetModuleProgram(module, main);
        }
    }

    private static string Configure(Scenario scenario)
    {
        var offers = Node.TryParse(Encoding.UTF8.GetBytes(scenario.Stages[0].Config), out var config)
            ? InitConfiguration.Read(config, []).Offers.Select(static offer => $"    + service {offer.Service}\n")
            : [];
        return $"""
            config
            + parent-provides
              + service LOG
              + service PD
              + service CPU
              + service ROM
              + service Timer
            + default-route
              + any-service
                + parent
                + any-child
            + default | caps: 300 | ram: 8M
            + start vdriver
              + provides
                + service ROM
                + service Report
              + config
            + start psrv
              + binary vprobe
              + provides
                + service Pa
                + service Pb
              + config
                + announce Pa
                + announce Pb | min_ram: 32K | min_caps: 20
            + start {UnderTest} | caps: 2000 | ram: 60M
              + binary init
              + provides
            {string.Concat(offers)}  + route
                + service ROM | label: config | + child vdriver
                + service ROM | label_last: config | + parent | label: foreign.config
                + service Report | + child vdriver
                + any-service
                  + parent
                  + any-child
            {scenario.Beside?.TrimEnd() ?? ". nobody beside"}
            -

            """;
    }

    private static string ChildOf(string label)
    {
        var name = label == Top ? "" : label[(Top.Length + 4)..];
        return name switch
        {
            "" => "<parent>",
            UnderTest => "<init>",
            _ when name.StartsWith($"{UnderTest} -> ", StringComparison.Ordinal) => name[(UnderTest.Length + 4)..],
            _ => $"<parent>/{name}",
        };
    }

    private void Take(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            if (line.StartsWith($"[{Top}", StringComparison.Ordinal))
            {
                var end = line.IndexOf(']', StringComparison.Ordinal);
                if (ReadEvent(ChildOf(line[1..end]), line[(end + 2)..]) is { } read)
                {
                    _events.Add(read);
                }
            }
        }
    }

    private ScenarioEvent? ReadEvent(string child, string text)
    {
        var isProbe = text.StartsWith(Probe.ProbeLog.Mark, StringComparison.Ordinal);
        var json = isProbe ? text[Probe.ProbeLog.Mark.Length..] : Plain(text);
        using var document = JsonDocument.Parse(json);
        var what = document.RootElement.GetProperty("what").GetString();

        // The servers of the set-up announce and start in every scenario; nobody recorded that.
        var isSetUp = child is "<parent>/psrv" && what is "start" or "announce";
        return isSetUp ? null : ScenarioEvent.Read(_stage, child, document.RootElement);
    }

    private static string Plain(string text)
    {
        var (what, rest) = text switch
        {
            _ when text.StartsWith("Warning: ", StringComparison.Ordinal) => ("warning", text[9..]),
            _ when text.StartsWith("Error: ", StringComparison.Ordinal) => ("error", text[7..]),
            _ => ("log", text),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{{\"what\":\"{what}\",\"text\":{JsonSerializer.Serialize(rest)}}}");
    }
}
