using TelOS.Runtime;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>A capability that is nothing but its number in the vectors.</summary>
public sealed class NumberedCapability(int number) : Capability
{
    public override ulong Badge => (ulong)number;

    public override void Call(Message message, int maxReplyCapabilities = 0) => throw new NotSupportedException();

    public override ValueTask CallAsync(Message message, int maxReplyCapabilities = 0, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override Capability Duplicate() => new NumberedCapability(number);

    protected override void Dispose(bool disposing)
    {
    }
}
