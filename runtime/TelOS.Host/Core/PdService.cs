using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A component's protection domain: its memory, its signals, its process, and the accounts that pay for them.</summary>
internal sealed class PdService : CoreSession, IPd, Genode.Release2602.IPd
{
    private readonly Entrypoint _core;
    private readonly PdAccounts _accounts;
    private readonly NativePdService? _native;
    private readonly GenodeRelease _release;
    private readonly ReleaseCheck _check;
    private readonly RegionMapService[] _maps = [new(), new(), new()];
    private readonly Capability?[] _mapCapabilities = new Capability?[3];
    private readonly List<CpuThreadService> _threads = [];
    private readonly SignalSourceService _source = new();
    private readonly Capability _sourceCapability;
    private readonly Dictionary<SignalContextService, Capability> _contexts = [];
    private readonly Dictionary<MemoryObject, Dataspace> _memory = [];
    private Capability? _nativeCapability;
    private ulong _objects;

    /// <summary>A protection domain.</summary>
    /// <param name="core">Core's thread.</param>
    /// <param name="ram">Bytes that it has at first.</param>
    /// <param name="caps">Capabilities that it has at first.</param>
    /// <param name="native">What starts its process; null for one whose process is started otherwise.</param>
    /// <param name="isRoot">Whether others may have its account as reference although it has none itself.</param>
    /// <param name="release">By whose numbers its functions are called.</param>
    /// <param name="log">Takes what its owner should know.</param>
    public PdService(
        Entrypoint core,
        ulong ram,
        ulong caps,
        NativePdService? native = null,
        bool isRoot = true,
        GenodeRelease release = GenodeRelease.Sculpt2604,
        Action<string>? log = null)
        : base(ram, caps)
    {
        _core = core;
        _sourceCapability = core.Manage(_source);
        _accounts = new PdAccounts(this, isRoot);
        _native = native;
        _release = release;
        _check = new ReleaseCheck(release, log ?? (static _ => { }));
        native?.Bind(this);
    }

    /// <summary>How its process ended, as the system says it; null while there is none, or it runs.</summary>
    public int? ExitStatus { get; private set; }

    /// <summary>What its process finds at descriptor 100.</summary>
    public Capability<IParent> Parent { get; private set; }

    /// <inheritdoc/>
    public Result<Capability<ISignalSource>, AllocError> SignalSource() => new Capability<ISignalSource>(_sourceCapability);

    /// <inheritdoc/>
    public void FreeSignalSource(Capability<ISignalSource> source) => source.Dispose();

    /// <inheritdoc/>
    public Result<Capability<ISignalContext>, AllocError> AllocContext(Capability<ISignalSource> source, PdImprint imprint)
    {
        // A component has one queue, and on Linux Genode passes an invalid capability for it.
        source.Dispose();
        if (!Caps.TryCharge(1))
        {
            return AllocError.OutOfCaps;
        }

        var context = new SignalContextService(_source, imprint.Value);
        var capability = _core.Manage(context);
        _contexts.Add(context, capability);
        return new Capability<ISignalContext>(capability);
    }

    /// <inheritdoc/>
    public void FreeContext(Capability<ISignalContext> context)
    {
        if (_core.TryResolve<SignalContextService>(context.Untyped, out var found) && _contexts.Remove(found, out var capability))
        {
            Dissolve(found, capability);
            Caps.Release(1);
        }

        context.Dispose();
    }

    /// <inheritdoc/>
    public void Submit(Capability<ISignalContext> context, uint count)
    {
        if (_core.TryResolve<SignalContextService>(context.Untyped, out var found))
        {
            found.Submit(count);
        }

        context.Dispose();
    }

    /// <inheritdoc/>
    public Result<Capability<IRamDataspace>, AllocError> AllocRam(ulong size, Cache cache)
    {
        if (size is 0 or > long.MaxValue - Dataspace.PageSize)
        {
            return AllocError.Denied;
        }

        var rounded = (ulong)Dataspace.RoundToPages((long)size);
        if (!Ram.TryCharge(rounded))
        {
            return AllocError.OutOfRam;
        }

        if (!Caps.TryCharge(1))
        {
            Ram.Release(rounded);
            return AllocError.OutOfCaps;
        }

        try
        {
            var memory = Dataspace.Allocate((long)rounded);
            _memory.Add(((DataspaceCapability)memory.Capability).Memory, memory);
            return new Capability<IRamDataspace>(memory.Capability);
        }
        catch (IOException)
        {
            Ram.Release(rounded);
            Caps.Release(1);
            return AllocError.Denied;
        }
    }

    /// <inheritdoc/>
    public void FreeRam(Capability<IRamDataspace> ds)
    {
        if (ds.Untyped is DataspaceCapability found && _memory.Remove(found.Memory, out var memory))
        {
            Ram.Release((ulong)memory.Size);
            Caps.Release(1);
            memory.Dispose();
        }

        ds.Dispose();
    }

    /// <inheritdoc/>
    public ulong RamSize(Capability<IRamDataspace> ds)
    {
        var size = ds.Untyped is DataspaceCapability found && _memory.TryGetValue(found.Memory, out var memory) ? (ulong)memory.Size : 0;
        ds.Dispose();
        return size;
    }

    /// <inheritdoc/>
    public void SealRam(Capability<IRamDataspace> ds)
    {
        if (ds.Untyped is DataspaceCapability found && _memory.ContainsKey(found.Memory))
        {
            found.Memory.Seal();
        }

        ds.Dispose();
    }

    /// <inheritdoc/>
    public CapQuota CapQuota() => new() { Value = Caps.Limit };

    /// <inheritdoc/>
    public CapQuota UsedCaps() => new() { Value = Caps.Used };

    /// <inheritdoc/>
    public RamQuota RamQuota() => new() { Value = Ram.Limit };

    /// <inheritdoc/>
    public RamQuota UsedRam() => new() { Value = Ram.Used };

    /// <inheritdoc/>
    public TransferResult TransferRamQuota(Capability<IPdAccount> to, RamQuota amount) =>
        _accounts.Transfer(Resolve(to)?._accounts, static pd => pd.Ram, amount.Value);

    /// <inheritdoc/>
    public TransferResult TransferCapQuota(Capability<IPdAccount> to, CapQuota amount) =>
        _accounts.Transfer(Resolve(to)?._accounts, static pd => pd.Caps, amount.Value);

    /// <inheritdoc/>
    public void AssignParent(Capability<IParent> parent)
    {
        Parent.Dispose();
        Parent = parent;
    }

    /// <inheritdoc/>
    public bool AssignPci(ulong pciConfigMemory, ushort bdf) => false;

    /// <inheritdoc/>
    public PdMapResult Map(PdVirtRange range) => PdMapResult.Ok;

    /// <inheritdoc/>
    public Result<Capability?, AllocError> AllocRpcCap(Capability? entrypoint)
    {
        // On Linux a capability is a socket that its server makes; only the account knows of it.
        entrypoint?.Dispose();
        if (!Caps.TryCharge(1))
        {
            return Result.Error<Capability?, AllocError>(AllocError.OutOfCaps);
        }

        _objects++;
        return Result.Ok<Capability?, AllocError>(null);
    }

    /// <inheritdoc/>
    public void FreeRpcCap(Capability? rpcCap)
    {
        rpcCap?.Dispose();
        if (_objects > 0)
        {
            _objects--;
            Caps.Release(1);
        }
    }

    /// <inheritdoc/>
    public Capability<IRegionMap> AddressSpace() => Map(0);

    /// <inheritdoc/>
    public Capability<IRegionMap> StackArea() => Map(1);

    /// <inheritdoc/>
    public Capability<IRegionMap> LinkerArea() => Map(2);

    /// <inheritdoc/>
    public PdRefAccountResult RefAccount(Capability<IPdAccount> account) => _accounts.Refer(Resolve(account)?._accounts);

    /// <inheritdoc/>
    public Capability<INativePd> NativePd() =>
        _native is null ? default : new Capability<INativePd>(_nativeCapability ??= _core.Manage(_native));

    /// <inheritdoc/>
    public Capability<ISystemControl> SystemControlCap(AffinityLocation location) => default;

    /// <inheritdoc/>
    public ulong DmaAddr(Capability<IRamDataspace> ds) => Refuse(ds.Untyped, 0UL);

    /// <inheritdoc/>
    public Result<Ok, AllocError> AttachDma(Capability<IDataspace> ds, ulong at) =>
        Refuse(ds.Untyped, Result.Error<Ok, AllocError>(AllocError.Denied));

    /// <summary>A thread runs in it.</summary>
    public void Add(CpuThreadService thread) => _threads.Add(thread);

    /// <summary>A thread is gone. A process does not outlive its first one.</summary>
    public void Remove(CpuThreadService thread)
    {
        var isFirst = _threads.IndexOf(thread) == 0;
        _threads.Remove(thread);
        if (isFirst)
        {
            _native?.Kill();
        }
    }

    /// <summary>Its quota grew: its process may use more.</summary>
    public void HandleQuota() => _native?.HandleQuota();

    /// <summary>Its process has ended, or could not be started.</summary>
    public void End(int status)
    {
        ExitStatus = status;
        foreach (var thread in _threads.ToArray())
        {
            thread.Fault();
        }
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        if (_release == GenodeRelease.Genode2602)
        {
            Genode.Release2602.PdDispatcher.Dispatch(this, opcode, ref request, ref reply);
        }
        else
        {
            PdDispatcher.Dispatch(this, opcode, ref request, ref reply);
        }

        if (reply.IsRefused)
        {
            _check.NoteRefusal(opcode);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _native?.Kill();
        _source.Close();
        foreach (var (context, capability) in _contexts)
        {
            Dissolve(context, capability);
        }

        foreach (var memory in _memory.Values)
        {
            memory.Dispose();
        }

        _contexts.Clear();
        _memory.Clear();
        _threads.Clear();
        _core.Dissolve(_source);
        _sourceCapability.Dispose();
        for (var map = 0; map < _maps.Length; map++)
        {
            _core.Dissolve(_maps[map]);
            _mapCapabilities[map]?.Dispose();
            _maps[map].Dispose();
        }

        if (_native is not null)
        {
            _core.Dissolve(_native);
            _nativeCapability?.Dispose();
        }

        Parent.Dispose();
        _accounts.Close();
    }

    private Capability<IRegionMap> Map(int index) => new(_mapCapabilities[index] ??= _core.Manage(_maps[index]));

    private PdService? Resolve(Capability<IPdAccount> account)
    {
        _core.TryResolve<PdService>(account.Untyped, out var pd);
        account.Dispose();
        return pd;
    }

    private static T Refuse<T>(Capability? capability, T result)
    {
        capability?.Dispose();
        return result;
    }

    private void Dissolve(SignalContextService context, Capability capability)
    {
        context.Source.Forget(context);
        _core.Dissolve(context);
        capability.Dispose();
    }
}
