using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A ROM session whose content is in memory of `init`.</summary>
/// <param name="rom">The content.</param>
internal sealed class PublishedRomSession(PublishedRom rom) : RpcObject, IRom, IDisposable
{
    private readonly SignalTransmitter _changed = new();
    private TelOS.Runtime.Dataspace? _memory;

    /// <summary>Tells the client that the content is another one.</summary>
    public void Notify() => _changed.Submit();

    /// <inheritdoc/>
    public Capability<IRomDataspace> Dataspace() =>
        rom.TryPublish(out _memory) ? new Capability<IRomDataspace>(_memory.Capability) : default;

    /// <inheritdoc/>
    public bool Update() => rom.Fits(_memory) && rom.TryPublish(out _);

    /// <inheritdoc/>
    public void RegisterChanged(Capability? handler) => _changed.Register(handler);

    /// <inheritdoc/>
    public void Dispose() => _changed.Dispose();

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        RomDispatcher.Dispatch(this, opcode, ref request, ref reply);
}
