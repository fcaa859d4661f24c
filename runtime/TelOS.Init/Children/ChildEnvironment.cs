using Genode;
using Genode.Linux;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>The sessions that a child has from its start, and its process.</summary>
/// <param name="child">The child.</param>
/// <param name="context">What all children share.</param>
internal sealed class ChildEnvironment(Child child, ChildContext context) : IDisposable
{
    private const ulong PdId = 1;
    private const ulong CpuId = 2;
    private const ulong LogId = 3;
    private const ulong BinaryId = 4;
    private const ulong LinkerId = 5;
    private const string LinkerName = "ld.lib.so";

    private readonly List<string> _missing = [];
    private SignalHandler? _faulted;
    private CpuClient? _cpu;
    private Capability<ICpuThread> _thread;
    private bool _isLinkerMissing;
    private bool _isLaunched;

    /// <summary>Whether a session is missing.</summary>
    public bool IsDenied => _missing.Count > 0;

    /// <summary>The child's first thread.</summary>
    public Capability<ICpuThread> MainThread => _thread;

    /// <summary>Whether a number belongs to a session that a child has from its start. Programs of Genode use 0 for another one.</summary>
    public static bool IsEnvironment(ulong id) => id is >= PdId and <= LinkerId;

    /// <summary>The place of a session when all are ended: the threads first, the memory last.</summary>
    public static int ClosingOrder(RoutedSession session) => session.ClientId switch
    {
        CpuId => 0,
        PdId => 3,
        LogId => 2,
        _ => 1,
    };

    /// <summary>Asks for the sessions.</summary>
    public void Begin()
    {
        var name = child.Name;
        Open(PdId, "PD", name, SessionCosts.PdRam, SessionCosts.PdCaps);
        Open(CpuId, "CPU", name, SessionCosts.CpuRam, SessionCosts.CpuCaps);
        Open(LogId, "LOG", name, SessionCosts.LogRam, SessionCosts.LogCaps);
        Open(BinaryId, "ROM", name, SessionCosts.RomRam, SessionCosts.RomCaps);
        Open(LinkerId, "ROM", LinkerName, SessionCosts.RomRam, SessionCosts.RomCaps);
        Advance();
    }

    /// <summary>A session that was not there at once is answered.</summary>
    public void HandleReady(RoutedSession session)
    {
        if (session.IsRefused)
        {
            child.Sessions.Forget(session);
            Miss(session.ClientId, session.Service, session.ClientLabel);
        }
        else if (session.ClientId == PdId)
        {
            UsePd(session);
        }

        Advance();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _faulted?.Dispose();
        _cpu?.Dispose();
        _thread.Dispose();
        _thread = default;
    }

    private void Open(ulong id, string service, string label, ulong ram, ulong caps)
    {
        var session = child.Sessions.OpenEnvironment(id, service, label, ram, caps);
        if (session is null)
        {
            Miss(id, service, label);
        }
        else if (id is PdId or CpuId && session.Server is ServedSessions)
        {
            context.Log.Error($"{child.Name}: the {service} session of a child cannot come from another child");
            session.Server.Close(session);
            child.Sessions.Forget(session);
            Miss(id, service, label);
        }
        else if (id == PdId && session.Phase == SessionPhase.Available)
        {
            UsePd(session);
        }
    }

    private void Miss(ulong id, string service, string label)
    {
        // Programs that are started without the dynamic linker can do without it; who needs it is found out at the start.
        if (id == LinkerId && child.Sessions.Find(BinaryId) is not null)
        {
            _isLinkerMissing = true;
            return;
        }

        _missing.Add(service);
        context.Log.Error($"{child.Name}: {service} environment session denied (label=\"{label}\")");
    }

    private void UsePd(RoutedSession session) => child.UsePd(context.Link.Connect(session.Capability!.Duplicate()));

    private void Advance()
    {
        if (_isLaunched || IsDenied || child.Pd is not { } pd
            || !IsThere(PdId) || !IsThere(CpuId) || !IsThere(LogId) || !IsThere(BinaryId) || !(_isLinkerMissing || IsThere(LinkerId)))
        {
            return;
        }

        _isLaunched = true;
        foreach (var session in child.Sessions.All)
        {
            if (session is { IsEnvironment: true, Phase: SessionPhase.Available })
            {
                session.Phase = SessionPhase.HandedOut;
            }
        }

        try
        {
            _cpu = new CpuClient(Capability(CpuId).Duplicate());
            _faulted = new SignalHandler(context.Link.Entrypoint, child.HandleCrash);
            _cpu.RegisterThreadFaulted(_faulted.Context);
            if (_cpu.CreateThread(new Capability<IPd>(pd.Capability), child.Name[..Math.Min(child.Name.Length, 31)], default, 0)
                .TryGetValue(out var thread, out var error))
            {
                _thread = thread;
            }
            else
            {
                context.Log.Error($"{child.Name}: the initial thread cannot be created ({error})");
            }

            AssignParent(pd);
            child.HandleAlive();
            _ = LaunchAsync(pd);
        }
        catch (Exception error) when (error is RpcException or IOException)
        {
            Fail(error.Message);
        }
    }

    private void AssignParent(IPdSession pd)
    {
        using var parent = context.Link.Entrypoint.Manage(child.Parent);
        pd.AssignParent(new Capability<IParent>(parent));
    }

    private bool IsThere(ulong id) => child.Sessions.Find(id) is { Capability: not null };

    private Capability Capability(ulong id) => child.Sessions.Find(id)!.Capability!;

    // The modules may come from other children, so that their content is waited for elsewhere.
    private async Task LaunchAsync(IPdSession pd)
    {
        string? failure = null;
        var binary = new RomClient(Capability(BinaryId).Duplicate());
        var linker = _isLinkerMissing ? null : new RomClient(Capability(LinkerId).Duplicate());
        await Task.Yield();
        try
        {
            var program = await binary.DataspaceAsync().ConfigureAwait(false);
            using (program)
            {
                var isLinked = child.Start.UsesLinker && GenodeProgram.NeedsLinker(program.Untyped);
                if (isLinked && linker is null)
                {
                    failure = $"the dynamic linker {LinkerName} is missing";
                }
                else if (linker is not null && isLinked)
                {
                    using var content = await linker.DataspaceAsync().ConfigureAwait(false);
                    await StartAsync(pd, content.Cast<IDataspace>()).ConfigureAwait(false);
                }
                else
                {
                    await StartAsync(pd, program.Cast<IDataspace>()).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (error is RpcException or IOException or ObjectDisposedException or ArgumentException)
        {
            failure = error.Message;
        }
        finally
        {
            binary.Dispose();
            linker?.Dispose();
        }

        if (failure is not null)
        {
            Fail(failure);
        }
    }

    private void Fail(string reason) => context.Link.Entrypoint.TryEnqueue(new PostedAction(() => child.HandleLaunchFailure(reason)));

    private static async Task StartAsync(IPdSession pd, Capability<IDataspace> program)
    {
        var native = await pd.NativePdAsync().ConfigureAwait(false);
        using var client = new LinuxNativePdClient(native.Cast<ILinuxNativePd>());
        await client.StartAsync(program).ConfigureAwait(false);
    }
}
