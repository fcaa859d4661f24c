using Genode;
using Genode.Report;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Takes one report.</summary>
internal sealed class RegisterSession : ReportSession
{
    private readonly RomShelf _shelf;
    private readonly Dataspace _buffer;
    private readonly AttachedDataspace _mapped;

    public RegisterSession(SessionArguments request, ReportArguments arguments, Entrypoint entrypoint, RomShelf shelf)
        : base(request)
    {
        _shelf = shelf;
        _buffer = entrypoint.AllocateMemory((long)arguments.BufferSize);
        _mapped = _buffer.Attach();
    }

    public override Capability<IDataspace> Dataspace() => new(_buffer.Capability);

    public override void Submit(ulong length)
    {
        var content = new byte[Math.Min(length, (ulong)_mapped.Size)];
        _mapped.CopyTo(0, content);
        _shelf.Set(Arguments.LastLabel, content);
    }

    public override ulong ObtainResponse() => 0;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _mapped.Dispose();
            _buffer.Dispose();
        }

        base.Dispose(disposing);
    }
}
