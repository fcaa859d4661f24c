namespace TelOS.Runtime.Tests.Sessions;

internal sealed class StoreRoot(Entrypoint entrypoint) : Root<StoreSession>(entrypoint)
{
    public List<StoreSession> Created { get; } = [];

    public override string ServiceName => "Store";

    protected override ulong RequiredRam => 16 * 1024;

    protected override ulong RequiredCaps => 4;

    protected override ContractVersion? Version => new ContractVersion(1, 3);

    protected override Result<StoreSession, SessionError> CreateSession(SessionArguments arguments)
    {
        var isValid = true;
        var isWriteable = arguments.ReadBoolean("writeable", false, ref isValid);
        if (!isValid)
        {
            return SessionError.Denied;
        }

        var session = new StoreSession(arguments, isWriteable);
        Created.Add(session);
        return session;
    }
}
