using Genode.Timer;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A session of the program `timer`: core's own clock, for a client that is not core's.</summary>
/// <param name="arguments">The request.</param>
/// <exception cref="IOException">The process has no descriptors left.</exception>
internal sealed class TimerSession(SessionArguments arguments) : Session(arguments)
{
    private readonly TimerService _clock = new(arguments.RamQuota, arguments.CapQuota);

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        TimerDispatcher.Dispatch(_clock, opcode, ref request, ref reply);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _clock.Dispose();
        base.Dispose(disposing);
    }
}
