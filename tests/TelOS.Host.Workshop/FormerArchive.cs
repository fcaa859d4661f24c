using Telos.Archive;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>An archive of an old version, which knows who called what it does not have.</summary>
internal sealed class FormerArchive(SessionArguments request) : ArchiveSession(request)
{
    private uint _sprung;

    public override uint Sprung() => _sprung;

    public override uint Pages() => 321;

    public override Result<Ok, TrapError> First(Utf8Text name) => Spring();

    public override Result<Ok, TrapError> Second(Utf8Text name) => Spring();

    public override Result<Ok, TrapError> Third() => Spring();

    private TrapError Spring()
    {
        _sprung++;
        return TrapError.Sprung;
    }
}
