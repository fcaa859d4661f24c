using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A ROM session: memory of its own with the module's content, which only the host can write.</summary>
internal sealed class RomService : RpcObject, IRom, IDisposable
{
    private readonly RomContent _content;
    private readonly Entrypoint _entrypoint;
    private Dataspace? _memory;
    private AttachedDataspace? _mapping;
    private Capability? _handler;

    public RomService(RomContent content, Entrypoint entrypoint)
    {
        _content = content;
        _entrypoint = entrypoint;
        _content.Changed += Notify;
    }

    /// <inheritdoc/>
    public Capability<IRomDataspace> Dataspace()
    {
        Release();
        (_memory, _mapping) = TelOS.Runtime.Dataspace.AllocateReadOnly(Math.Max(_content.Bytes.Length, 1));
        _mapping.CopyFrom(0, _content.Bytes);
        return new Capability<IRomDataspace>(_memory.Capability);
    }

    /// <inheritdoc/>
    public bool Update()
    {
        if (_mapping is null || _content.Bytes.Length > _mapping.Size)
        {
            return false;
        }

        _mapping.CopyFrom(0, _content.Bytes);
        _mapping.Slice(_content.Bytes.Length, _mapping.Size - _content.Bytes.Length).Clear();
        return true;
    }

    /// <inheritdoc/>
    public void RegisterChanged(Capability? handler)
    {
        _handler?.Dispose();
        _handler = handler;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content.Changed -= Notify;
        _handler?.Dispose();
        _handler = null;
        Release();
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        RomDispatcher.Dispatch(this, opcode, ref request, ref reply);

    private void Notify()
    {
        if (_entrypoint.TryResolve<SignalContextService>(_handler, out var context))
        {
            context.Submit(1);
        }
    }

    private void Release()
    {
        _mapping?.Dispose();
        _memory?.Dispose();
        _mapping = null;
        _memory = null;
    }
}
