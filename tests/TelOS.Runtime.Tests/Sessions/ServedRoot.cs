namespace TelOS.Runtime.Tests.Sessions;

/// <summary>The root of a service whose sessions are served by a function of the test.</summary>
internal sealed class ServedRoot(Entrypoint entrypoint, string service, ServedSession.Call call) : Root<ServedSession>(entrypoint)
{
    /// <summary>Hears of each session.</summary>
    public Action<SessionArguments>? Opened { get; init; }

    public override string ServiceName => service;

    protected override ulong RequiredRam => 0;

    protected override ulong RequiredCaps => 0;

    protected override ContractVersion? Version => null;

    protected override Result<ServedSession, SessionError> CreateSession(SessionArguments arguments)
    {
        Opened?.Invoke(arguments);
        return new ServedSession(arguments, call);
    }
}
