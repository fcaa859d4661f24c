using Genode.Nic;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Creates the sessions of the network.</summary>
internal sealed class NicServerRoot : NicRoot
{
    private const ulong LargestBuffer = 1 << 20;

    private readonly Entrypoint _entrypoint;

    public NicServerRoot(Entrypoint entrypoint)
        : base(entrypoint) => _entrypoint = entrypoint;

    protected override Result<NicSession, SessionError> CreateSession(SessionArguments request, NicArguments arguments) =>
        arguments is { TxBufSize: <= LargestBuffer, RxBufSize: <= LargestBuffer }
            ? new NicServerSession(request, arguments, _entrypoint)
            : SessionError.Denied;
}
