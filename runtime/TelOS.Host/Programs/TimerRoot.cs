using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>Creates the sessions of the program `timer`.</summary>
/// <param name="entrypoint">Where they are served.</param>
internal sealed class TimerRoot(Entrypoint entrypoint) : Root<TimerSession>(entrypoint)
{
    /// <inheritdoc/>
    public override string ServiceName => "Timer";

    /// <inheritdoc/>
    protected override ulong RequiredRam => 1024;

    /// <inheritdoc/>
    protected override ulong RequiredCaps => 2;

    /// <inheritdoc/>
    protected override ContractVersion? Version => null;

    /// <inheritdoc/>
    protected override Result<TimerSession, TelOS.Runtime.SessionError> CreateSession(SessionArguments arguments) => new TimerSession(arguments);
}
