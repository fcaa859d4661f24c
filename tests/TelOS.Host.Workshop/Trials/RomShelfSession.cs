using Genode;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Shows one module.</summary>
internal sealed class RomShelfSession : RomSession
{
    private readonly Entrypoint _entrypoint;
    private readonly RomShelf _shelf;
    private Dataspace? _content;

    public RomShelfSession(SessionArguments request, Entrypoint entrypoint, RomShelf shelf)
        : base(request)
    {
        _entrypoint = entrypoint;
        _shelf = shelf;
        shelf.Changed += Tell;
    }

    public override Capability<IRomDataspace> Dataspace()
    {
        _content?.Dispose();
        _content = null;
        var content = _shelf.Take(Arguments.LastLabel);
        if (content.Length == 0)
        {
            return default;
        }

        _content = _entrypoint.AllocateMemory(content.Length);
        using var mapped = _content.Attach();
        mapped.CopyFrom(0, content);
        return new(_content.Capability);
    }

    public override bool Update()
    {
        if (_content is null || _shelf.Take(Arguments.LastLabel) is not { } content || content.Length > _content.Size)
        {
            return false;
        }

        using var mapped = _content.Attach();
        mapped.CopyFrom(0, content);
        mapped.Bytes[content.Length..].Clear();
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _shelf.Changed -= Tell;
            _content?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Tell(string name)
    {
        if (name == Arguments.LastLabel)
        {
            ChangedSignal.Submit();
        }
    }
}
