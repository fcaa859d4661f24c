namespace TelOS.Runtime.Tests.Sessions;

/// <summary>The root of a service whose sessions are served by a function of the test.</summary>
internal sealed class ServedRoot(Entrypoint entrypoint, string service, ServedSession.Call call) : Root<ServedSession>(entrypoint)
{
    public override string ServiceName => service;

    protected override ulong RequiredRam => 0;

    protected override ulong RequiredCaps => 0;

    protected override ContractVersion? Version => null;

    protected override Result<ServedSession, SessionError> CreateSession(SessionArguments arguments) =>
        new ServedSession(arguments, call);
}
