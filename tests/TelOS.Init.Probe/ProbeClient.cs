using System.Globalization;
using Genode;
using TelOS.Runtime;
using SessionError = Genode.SessionError;

namespace TelOS.Init.Probe;

/// <summary>The component as a client: sessions are asked for with one message each, and everything is told.</summary>
internal sealed class ProbeClient : IDisposable
{
    private const ulong DefaultRam = 8 * 1024;
    private const ulong DefaultCaps = 4;
    private const ulong RamStep = 4096;
    private const ulong CapStep = 4;

    private readonly ParentEnv _env;
    private readonly ProbeLog _log;
    private readonly ProbeResources _resources;
    private readonly ManualResetEventSlim _ended;
    private readonly bool _isRepeated;
    private readonly AutoResetEvent _changed = new(false);
    private readonly Dictionary<string, (ulong Id, string Service)> _sessions = new(StringComparer.Ordinal);

    /// <summary>A client without sessions.</summary>
    public ProbeClient(ParentEnv env, ProbeLog log, ProbeResources resources, ManualResetEventSlim ended, bool isRepeated)
    {
        _env = env;
        _log = log;
        _resources = resources;
        _ended = ended;
        _isRepeated = isRepeated;
        env.SessionChanged += HandleChange;
    }

    /// <summary>Asks for a session.</summary>
    public void Open(Node step)
    {
        var ram = ProbeText.Bytes(step["ram"], DefaultRam);
        var caps = step.GetUInt64("caps", DefaultCaps);
        var service = step["service"] ?? "";
        var arguments = step["raw_args"] ?? Arguments(step, ram, caps);
        _log.Tell("open", ("id", step.Name), ("service", service), ("args", arguments));
        for (var attempt = 1; ; attempt++)
        {
            var id = _env.NewSessionId();
            _sessions[step.Name] = (id, service);
            if (!TryOpen(id, service, arguments, Place(step), step.GetInt32("timeout_ms"), out var result))
            {
                _log.Tell("open_pending", ("id", step.Name));
                return;
            }

            if (!_isRepeated || result == "granted")
            {
                _log.Tell("open_result", ("id", step.Name), ("result", result));
                return;
            }

            var repetitions = attempt - 1;
            if (repetitions > 1 && int.IsPow2(repetitions))
            {
                _log.Tell("warning", ("text", $"re-attempted {service} session request {repetitions} times (args: {Described(step, ram, caps)})"));
            }

            Adapt(result, service, step, ref ram, ref caps);
            arguments = Arguments(step, ram, caps);
        }
    }

    /// <summary>Waits for a session that was not there in time.</summary>
    public void Wait(Node step)
    {
        if (TryAwait(_sessions[step.Name].Id, step.GetInt32("timeout_ms"), out var result))
        {
            _log.Tell("open_result", ("id", step.Name), ("result", result));
        }
        else
        {
            _log.Tell("open_pending", ("id", step.Name));
        }
    }

    /// <summary>Ends a session.</summary>
    public void Close(string name)
    {
        _log.Tell("close", ("id", name));
        var id = new ClientSessionId { Value = _sessions[name].Id };
        if (_env.Parent.Close(id) == CloseResult.Pending)
        {
            _log.Tell("close_pending", ("id", name));
            do
            {
                AwaitChange(Timeout.Infinite);
            }
            while (_env.Parent.Close(id) == CloseResult.Pending);
        }

        _sessions.Remove(name);
        _log.Tell("closed", ("id", name));
    }

    /// <summary>Donates more to a session.</summary>
    public void Upgrade(Node step)
    {
        var ram = ProbeText.Bytes(step["ram"], 0);
        var arguments = string.Create(CultureInfo.InvariantCulture, $"ram_quota={ram}, cap_quota={step.GetUInt64("caps")}");
        _log.Tell("upgrade", ("id", step.Name), ("args", arguments));
        while (true)
        {
            _changed.Reset();
            switch (_env.Parent.Upgrade(new ClientSessionId { Value = _sessions[step.Name].Id }, arguments))
            {
                case UpgradeResult.Ok:
                    _log.Tell("upgrade_result", ("id", step.Name), ("result", "OK"));
                    return;
                case UpgradeResult.Pending:
                    _log.Tell("upgrade_result", ("id", step.Name), ("result", "PENDING"));
                    AwaitChange(Timeout.Infinite);
                    _log.Tell("upgrade_confirmed", ("id", step.Name));
                    return;
                case UpgradeResult.OutOfRam:
                    _resources.Await($"ram_quota={ProbeText.Format(ram)}");
                    break;
                default:
                    _resources.Await($"ram_quota=0, cap_quota={step["caps"]}");
                    break;
            }
        }
    }

    /// <summary>Opens a ROM module, and tells so.</summary>
    /// <returns>Null when there is none.</returns>
    public RomModule? OpenRom(Node step, string label)
    {
        var request = new TelOS.Runtime.SessionRequest
        {
            Service = "ROM",
            Label = label,
            RamQuota = ProbeText.Bytes(step["ram"], DefaultRam),
            CapQuota = step.GetUInt64("caps", DefaultCaps),
        };
        _log.Tell("open", ("id", step.Name), ("service", "ROM"), ("args", request.FormatArguments(label)));
        var isOpen = _env.TryOpenSession(request).TryGetValue(out var connection, out var error);
        _log.Tell("open_result", ("id", step.Name), ("result", isOpen ? "granted" : NameOf((SessionError)(int)error)));
        return isOpen ? new RomModule(connection!) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _env.SessionChanged -= HandleChange;
        _changed.Dispose();
    }

    private static string Arguments(Node step, ulong ram, ulong caps)
    {
        var own = step["args"] is { } more ? $", {more}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"label=\"{step["label"]}\", ram_quota={ram}, cap_quota={caps}{own}");
    }

    private static string Described(Node step, ulong ram, ulong caps)
    {
        var own = step["args"] is { } more ? $"{more}, " : "";
        return string.Create(CultureInfo.InvariantCulture, $"label=\"{step["label"]}\", {own}ram_quota={ProbeText.Format(ram)}, cap_quota={caps}");
    }

    private static string NameOf(SessionError error) => error switch
    {
        SessionError.OutOfRam => "OUT_OF_RAM",
        SessionError.OutOfCaps => "OUT_OF_CAPS",
        SessionError.InsufficientRam => "INSUFFICIENT_RAM",
        SessionError.InsufficientCaps => "INSUFFICIENT_CAPS",
        _ => "DENIED",
    };

    private static Genode.Affinity Place(Node step)
    {
        var width = (uint)step.GetUInt64("aff_w");
        return width == 0
            ? default
            : new Genode.Affinity
            {
                Space = new AffinitySpace { Width = width, Height = 1 },
                Location = new AffinityLocation { Xpos = step.GetInt32("aff_x"), Width = 1, Height = 1 },
            };
    }

    private void Adapt(string result, string service, Node step, ref ulong ram, ref ulong caps)
    {
        switch (result)
        {
            case "INSUFFICIENT_RAM":
                ram += RamStep;
                break;
            case "INSUFFICIENT_CAPS":
                caps += CapStep;
                break;
            case "OUT_OF_RAM":
                _resources.Await($"ram_quota={ProbeText.Format(ram)}");
                break;
            case "OUT_OF_CAPS":
                _resources.Await($"ram_quota=0, cap_quota={caps}");
                break;
            default:
                _log.Tell("error", ("text", $"stop because parent denied {service}-session: {Described(step, ram, caps)}"));
                _ended.Wait();
                throw new OperationCanceledException();
        }
    }

    // Whether there is an answer in time.
    private bool TryOpen(ulong id, string service, string arguments, Genode.Affinity affinity, int timeout, out string result)
    {
        _changed.Reset();
        if (!_env.Parent.Session(new ClientSessionId { Value = id }, service, arguments, affinity).TryGetValue(out var session, out var error))
        {
            result = NameOf(error);
            return true;
        }

        if (session.IsValid)
        {
            session.Dispose();
            result = "granted";
            return true;
        }

        return TryAwait(id, timeout, out result);
    }

    private bool TryAwait(ulong id, int timeout, out string result)
    {
        var end = System.Environment.TickCount64 + timeout;
        while (true)
        {
            if (!_env.Parent.SessionCap(new ClientSessionId { Value = id }).TryGetValue(out var session, out var error))
            {
                result = error switch
                {
                    SessionCapError.InsufficientRam => "INSUFFICIENT_RAM",
                    SessionCapError.InsufficientCaps => "INSUFFICIENT_CAPS",
                    _ => "DENIED",
                };
                return true;
            }

            if (session.IsValid)
            {
                session.Dispose();
                result = "granted";
                return true;
            }

            var left = timeout == 0 ? Timeout.Infinite : (int)Math.Max(end - System.Environment.TickCount64, 0);
            if (left == 0 || !AwaitChange(left))
            {
                result = "";
                return false;
            }
        }
    }

    private bool AwaitChange(int timeout)
    {
        var index = WaitHandle.WaitAny([_changed, _ended.WaitHandle], timeout);
        return index switch
        {
            0 => true,
            1 => throw new OperationCanceledException(),
            _ => false,
        };
    }

    private void HandleChange() => _changed.Set();
}
