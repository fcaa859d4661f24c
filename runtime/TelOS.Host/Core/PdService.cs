using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A component's protection domain: its memory, its signals, and the accounts that pay for both.</summary>
internal sealed class PdService : RpcObject, IPd
{
    private readonly Entrypoint _core;
    private readonly SignalSourceService _source = new();
    private readonly Capability _sourceCapability;
    private readonly Dictionary<SignalContextService, Capability> _contexts = [];
    private readonly Dictionary<MemoryObject, Dataspace> _memory = [];
    private ulong _objects;

    public PdService(Entrypoint core, ulong ram, ulong caps)
    {
        _core = core;
        _sourceCapability = core.Manage(_source);
        Ram = new QuotaAccount(ram);
        Caps = new QuotaAccount(caps);
    }

    /// <summary>Bytes of memory.</summary>
    public QuotaAccount Ram { get; }

    /// <summary>Capabilities.</summary>
    public QuotaAccount Caps { get; }

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
    public void SealRam(Capability<IRamDataspace> ds) => ds.Dispose();

    /// <inheritdoc/>
    public CapQuota CapQuota() => new() { Value = Caps.Limit };

    /// <inheritdoc/>
    public CapQuota UsedCaps() => new() { Value = Caps.Used };

    /// <inheritdoc/>
    public RamQuota RamQuota() => new() { Value = Ram.Limit };

    /// <inheritdoc/>
    public RamQuota UsedRam() => new() { Value = Ram.Used };

    /// <inheritdoc/>
    public TransferResult TransferRamQuota(Capability<IPdAccount> to, RamQuota amount) => Refuse(to.Untyped, TransferResult.Invalid);

    /// <inheritdoc/>
    public TransferResult TransferCapQuota(Capability<IPdAccount> to, CapQuota amount) => Refuse(to.Untyped, TransferResult.Invalid);

    /// <inheritdoc/>
    public void AssignParent(Capability<IParent> parent) => parent.Dispose();

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
    public Capability<IRegionMap> AddressSpace() => default;

    /// <inheritdoc/>
    public Capability<IRegionMap> StackArea() => default;

    /// <inheritdoc/>
    public Capability<IRegionMap> LinkerArea() => default;

    /// <inheritdoc/>
    public PdRefAccountResult RefAccount(Capability<IPdAccount> account) => Refuse(account.Untyped, PdRefAccountResult.InvalidSession);

    /// <inheritdoc/>
    public Capability<INativePd> NativePd() => default;

    /// <inheritdoc/>
    public Capability<ISystemControl> SystemControlCap(AffinityLocation location) => default;

    /// <inheritdoc/>
    public ulong DmaAddr(Capability<IRamDataspace> ds) => Refuse(ds.Untyped, 0UL);

    /// <inheritdoc/>
    public Result<Ok, AllocError> AttachDma(Capability<IDataspace> ds, ulong at) =>
        Refuse(ds.Untyped, Result.Error<Ok, AllocError>(AllocError.Denied));

    /// <summary>Takes everything back that the component had.</summary>
    public void Close()
    {
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
        _core.Dissolve(_source);
        _sourceCapability.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        PdDispatcher.Dispatch(this, opcode, ref request, ref reply);

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
