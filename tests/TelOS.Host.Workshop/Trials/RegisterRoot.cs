using Genode.Report;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Creates the sessions of reports.</summary>
internal sealed class RegisterRoot : ReportRoot
{
    private const ulong LargestReport = 1 << 20;

    private readonly Entrypoint _entrypoint;
    private readonly RomShelf _shelf;

    public RegisterRoot(Entrypoint entrypoint, RomShelf shelf)
        : base(entrypoint)
    {
        _entrypoint = entrypoint;
        _shelf = shelf;
    }

    protected override Result<ReportSession, SessionError> CreateSession(SessionArguments request, ReportArguments arguments) =>
        arguments.BufferSize is > 0 and <= LargestReport ? new RegisterSession(request, arguments, _entrypoint, _shelf) : SessionError.Denied;
}
