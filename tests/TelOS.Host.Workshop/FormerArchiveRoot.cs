using Telos.Archive;
using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>Lets in newer clients as well: they are told how old the server is, and have to know what it lacks.</summary>
internal sealed class FormerArchiveRoot(Entrypoint entrypoint) : ArchiveRoot(entrypoint)
{
    // Any version is welcome.
    protected override ContractVersion? Version => null;

    protected override Result<ArchiveSession, SessionError> CreateSession(SessionArguments request) => new FormerArchive(request);
}
