using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A ROM session whose content is in memory of `init`.</summary>
/// <param name="rom">The content.</param>
/// <param name="entrypoint">Whose memory it is.</param>
internal sealed class PublishedRomSession(PublishedRom rom, Entrypoint entrypoint) : RpcObject, IRom, IDisposable
{
    private readonly SignalTransmitter _changed = new();
    private TelOS.Runtime.Dataspace? _memory;
    private AttachedDataspace? _mapping;

    /// <summary>Tells the client that the content is another one.</summary>
    public void Notify() => _changed.Submit();

    /// <inheritdoc/>
    public Capability<IRomDataspace> Dataspace()
    {
        Release();
        try
        {
            _memory = entrypoint.AllocateMemory(Math.Max(rom.Content.Length, 1));
            _mapping = _memory.Attach();
        }
        catch (IOException)
        {
            // Without memory there is no content.
            Release();
            return default;
        }

        _mapping.CopyFrom(0, rom.Content);
        return new Capability<IRomDataspace>(_memory.Capability);
    }

    /// <inheritdoc/>
    public bool Update()
    {
        if (_mapping is null || rom.Content.Length > _mapping.Size)
        {
            return false;
        }

        _mapping.CopyFrom(0, rom.Content);
        _mapping.Slice(rom.Content.Length, _mapping.Size - rom.Content.Length).Clear();
        return true;
    }

    /// <inheritdoc/>
    public void RegisterChanged(Capability? handler) => _changed.Register(handler);

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed.Dispose();
        Release();
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        RomDispatcher.Dispatch(this, opcode, ref request, ref reply);

    private void Release()
    {
        _mapping?.Dispose();
        _memory?.Dispose();
        _mapping = null;
        _memory = null;
    }
}
