using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>A capability that is nothing but its badge.</summary>
/// <param name="badge">The badge.</param>
public sealed class BadgeCapability(ulong badge) : Capability
{
    public override ulong Badge => badge;

    public override void Call(Message message, int maxReplyCapabilities = 0) => throw new ServerDiedException("There is nothing behind the badge.");

    public override ValueTask CallAsync(Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default) =>
        throw new ServerDiedException("There is nothing behind the badge.");

    public override Capability Duplicate() => new BadgeCapability(badge);

    protected override void Dispose(bool disposing)
    {
    }
}
