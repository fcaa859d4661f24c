using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A ROM session: memory with the module's content, which only the host can write. Content that can change has memory for each session.</summary>
internal sealed class RomService : CoreSession, IRom
{
    private readonly RomContent _content;
    private readonly SignalTransmitter _changed = new();
    private Dataspace? _memory;
    private AttachedDataspace? _mapping;

    public RomService(RomContent content, ulong ram = 0, ulong caps = 0)
        : base(ram, caps)
    {
        _content = content;
        _content.Changed += Notify;
    }

    /// <inheritdoc/>
    public Capability<IRomDataspace> Dataspace()
    {
        Free();
        if (_content.Shared is { } shared)
        {
            return new Capability<IRomDataspace>(shared.Capability);
        }

        (_memory, _mapping) = TelOS.Runtime.Dataspace.AllocateReadOnly(Math.Max(_content.Bytes.Length, 1));
        _mapping.CopyFrom(0, _content.Bytes);
        return new Capability<IRomDataspace>(_memory.Capability);
    }

    /// <inheritdoc/>
    public bool Update()
    {
        if (_content.Shared is not null)
        {
            return true;
        }

        if (_mapping is null || _content.Bytes.Length > _mapping.Size)
        {
            return false;
        }

        _mapping.CopyFrom(0, _content.Bytes);
        _mapping.Slice(_content.Bytes.Length, _mapping.Size - _content.Bytes.Length).Clear();
        return true;
    }

    /// <inheritdoc/>
    public void RegisterChanged(Capability? handler) => _changed.Register(handler);

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        RomDispatcher.Dispatch(this, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _content.Changed -= Notify;
        _changed.Dispose();
        Free();
    }

    private void Notify() => _changed.Submit();

    private void Free()
    {
        _mapping?.Dispose();
        _memory?.Dispose();
        _mapping = null;
        _memory = null;
    }
}
