using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Stands between the components of a system, and tells of their calls.</summary>
/// <remarks>
/// What the topmost init finds as its parent is a relay, and whatever capability passes a relay and leads to an object whose calls are to be
/// seen becomes a relay in turn: sessions, the objects that they give, the parents of children, and so on down to the children of nested
/// inits. What comes back to its owner is unwrapped. Memory and signals pass untouched. All relays share one thread, which never waits.
/// </remarks>
internal sealed class RelayTrace : IDisposable
{
    /// <summary>Objects that are relayed at most; each costs two descriptors of the host.</summary>
    private const int MaxRelays = 16_384;

    private readonly CallTracing _tracing;
    private readonly LinuxCore _core;
    private readonly Lock _recordLock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<object, string> _servers = [];
    private readonly ConcurrentDictionary<ulong, int> _numbers = [];
    private readonly ConditionalWeakTable<object, object> _localNumbers = [];
    private readonly ConcurrentDictionary<CallRecord, byte> _pending = [];
    private int _lastNumber;
    private int _relays;
    private bool _hasComplained;

    /// <summary>Starts to watch.</summary>
    /// <param name="tracing">Who wants to see it.</param>
    /// <param name="core">Whose system it is.</param>
    public RelayTrace(CallTracing tracing, LinuxCore core)
    {
        _tracing = tracing;
        _core = core;
        Entrypoint.UnhandledError += (_, error) => core.Log($"[trace] {error.Error}");
    }

    /// <summary>The thread of all relays.</summary>
    public Entrypoint Entrypoint { get; } = new("trace");

    /// <summary>What the calls mean.</summary>
    public ICallContracts Contracts => _tracing.Contracts;

    /// <summary>What the topmost init gets in place of its parent. From any thread.</summary>
    /// <param name="parent">The parent, taken over.</param>
    /// <param name="name">The init's name.</param>
    public Capability Begin(Capability parent, string name) =>
        Entrypoint.Manage(new ParentRelay(this, parent, new RelayScope(this, "Parent", ""), "", name, "core"));

    /// <summary>What is the same for all references to an object.</summary>
    public static object IdentityOf(Capability capability) => capability switch
    {
        LocalCapability local => local.Target,
        SocketCapability socket => socket.Target.Cookie,
        DataspaceCapability dataspace => dataspace.Memory,
        _ => capability,
    };

    /// <summary>The object itself in place of a relay to it; the reference is taken over.</summary>
    public Capability Unwrap(Capability capability)
    {
        if (!Entrypoint.TryResolve<CallRelay>(capability, out var relay))
        {
            return capability;
        }

        var target = relay.Target.Duplicate();
        capability.Dispose();
        return target;
    }

    /// <summary>A component handed a session out that it serves.</summary>
    public void NoteServer(Capability session, string server) => _servers[IdentityOf(session)] = server;

    /// <summary>Who serves an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="giver">Who gave it, when nobody else is known to serve it.</param>
    public string ServerOf(Capability target, string giver) => target switch
    {
        LocalCapability local when local.Target.Entrypoint == _core.Entrypoint => "core",
        _ => _servers.GetValueOrDefault(IdentityOf(target), giver),
    };

    /// <summary>How a trace calls a capability: the same object has the same number.</summary>
    public string NameOf(Capability? capability) => capability switch
    {
        null => "invalid",
        DescriptorCapability => "descriptor",
        SocketCapability socket => $"#{_numbers.GetOrAdd(socket.Target.Cookie, _ => Interlocked.Increment(ref _lastNumber))}",
        _ => $"#{_localNumbers.GetValue(IdentityOf(capability), _ => Interlocked.Increment(ref _lastNumber))}",
    };

    /// <summary>Whether another relay may be made.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _relays) <= MaxRelays)
        {
            return true;
        }

        Release();
        if (!_hasComplained)
        {
            _hasComplained = true;
            _core.Log($"[trace] {MaxRelays} objects are watched; calls of further ones are not seen");
        }

        return false;
    }

    /// <summary>A relay is gone.</summary>
    public void Release() => Interlocked.Decrement(ref _relays);

    /// <summary>The time of now.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    /// <summary>A call began.</summary>
    public void Begin(CallRecord call) => _pending[call] = 0;

    /// <summary>A call is over.</summary>
    public void End(CallRecord call, TracedCall result)
    {
        if (_pending.TryRemove(call, out _))
        {
            Record(result);
        }
    }

    /// <summary>Ends all relays; calls that wait are told of.</summary>
    public void Dispose()
    {
        Entrypoint.Dispose();
        foreach (var call in _pending.Keys.OrderBy(static call => call.Request.Time))
        {
            End(call, call.Request with { Failure = "It was not answered before the end." });
        }
    }

    private void Record(TracedCall call)
    {
        lock (_recordLock)
        {
            _tracing.Record(call);
        }
    }
}
