using Genode;
using TelOS.Runtime;
using SessionError = TelOS.Runtime.SessionError;

namespace Telos.Trials;

/// <summary>Creates the sessions of modules.</summary>
internal sealed class RomShelfRoot : RomRoot
{
    private readonly Entrypoint _entrypoint;
    private readonly RomShelf _shelf;

    public RomShelfRoot(Entrypoint entrypoint, RomShelf shelf)
        : base(entrypoint)
    {
        _entrypoint = entrypoint;
        _shelf = shelf;
    }

    protected override Result<RomSession, SessionError> CreateSession(SessionArguments request) =>
        new RomShelfSession(request, _entrypoint, _shelf);
}
