using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>Fills every buffer that a message may get with a pattern, so that bytes from outside a message show.</summary>
internal sealed class Poison : RpcObject
{
    private const int Messages = 8;

    private byte _pattern;

    /// <summary>Fills the messages of an entrypoint and those in the pool.</summary>
    /// <param name="capability">This object, managed by the entrypoint.</param>
    /// <param name="pattern">The pattern.</param>
    public void Spread(Capability capability, byte pattern)
    {
        _pattern = pattern;
        using (var message = Message.Rent())
        {
            Fill(message);
            capability.Call(message);
        }

        Message[] rented = [.. Enumerable.Range(0, Messages).Select(_ => Message.Rent())];
        foreach (Message message in rented)
        {
            Fill(message);
        }

        foreach (Message message in rented)
        {
            message.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        reply.WriteRaw(Wire.MaxPayload).Fill(_pattern);

    private void Fill(Message message) => message.BeginReply().WriteRaw(Wire.MaxPayload).Fill(_pattern);
}
