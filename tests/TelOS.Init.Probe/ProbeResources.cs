using Genode;
using TelOS.Runtime;

namespace TelOS.Init.Probe;

/// <summary>The component's memory and quota.</summary>
internal sealed class ProbeResources : IDisposable
{
    private const ulong Slack = 4096;

    private readonly ParentEnv _env;
    private readonly ProbeLog _log;
    private readonly ManualResetEventSlim _ended;
    private readonly bool _isHandled;
    private readonly AutoResetEvent _available = new(false);
    private readonly List<Capability<IRamDataspace>> _memory = [];
    private (long Ram, long Caps)? _first;

    /// <summary>Listens to what the parent says about quota.</summary>
    public ProbeResources(ParentEnv env, ProbeLog log, ManualResetEventSlim ended, bool isHandled)
    {
        _env = env;
        _log = log;
        _ended = ended;
        _isHandled = isHandled;
        env.ResourcesAvailable += Handle;
    }

    /// <summary>Allocates memory; asks the parent for more and waits when there is none.</summary>
    public void Allocate(ulong bytes)
    {
        while (true)
        {
            if (_env.Domain.Pd.AllocRam(bytes, Cache.Cached).TryGetValue(out var memory, out var error))
            {
                lock (_memory)
                {
                    _memory.Add(memory);
                }

                _log.Tell("alloc_result", ("bytes", (long)bytes), ("result", "OK"));
                return;
            }

            if (error == AllocError.Denied)
            {
                _log.Tell("alloc_result", ("bytes", (long)bytes), ("result", "DENIED"));
                return;
            }

            Await(error == AllocError.OutOfRam ? $"ram_quota={bytes + Slack}" : "ram_quota=0, cap_quota=4");
        }
    }

    /// <summary>Gives all memory back.</summary>
    public void Free()
    {
        lock (_memory)
        {
            foreach (var memory in _memory)
            {
                _env.Domain.Pd.FreeRam(memory);
                memory.Dispose();
            }

            _memory.Clear();
        }
    }

    /// <summary>Asks for more, and tells so.</summary>
    public void Request(string arguments)
    {
        _log.Tell("request", ("args", arguments));
        Await(arguments);
    }

    /// <summary>Asks for more, and waits for it unless the component is told of it anyway.</summary>
    public void Await(string arguments)
    {
        _env.Parent.ResourceRequest(arguments);
        if (!_isHandled && WaitHandle.WaitAny([_available, _ended.WaitHandle]) != 0)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Tells the quota as it is now, compared with the first time.</summary>
    public void TellQuota(string id)
    {
        var pd = _env.Domain.Pd;
        var now = (Ram: (long)pd.RamQuota().Value, Caps: (long)pd.CapQuota().Value);
        _first ??= now;
        _log.Tell("quota", ("id", id), ("ram_quota_delta", now.Ram - _first.Value.Ram), ("cap_quota_delta", now.Caps - _first.Value.Caps));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _env.ResourcesAvailable -= Handle;
        _available.Dispose();
    }

    private void Handle(object? sender, EventArgs arguments)
    {
        if (_isHandled)
        {
            _log.Tell("resource_avail");
        }
        else
        {
            _available.Set();
        }
    }
}
