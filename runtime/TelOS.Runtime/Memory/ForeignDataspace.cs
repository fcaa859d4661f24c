namespace TelOS.Runtime;

/// <summary>The file behind a dataspace of another process, as that process answers for it.</summary>
/// <param name="file">The file, taken over.</param>
/// <param name="size">Bytes, as the server says.</param>
/// <param name="isWriteable">Whether it may be written, as the server says.</param>
/// <param name="isTrusted">Whether the server is the one that hands out this component's memory.</param>
internal sealed class ForeignDataspace(DescriptorCapability file, long size, bool isWriteable, bool isTrusted) : IDisposable
{
    private const int Patience = 1000;
    private const ulong SizeOpcode = 0;
    private const ulong WriteableOpcode = 1;
    private const ulong FileOpcode = 3;

    /// <summary>The file.</summary>
    public DescriptorHandle Descriptor => file.Descriptor;

    /// <summary>Bytes, as the server says.</summary>
    public long Size { get; } = size;

    /// <summary>Whether it may be written, as the server says.</summary>
    public bool IsWriteable { get; } = isWriteable;

    /// <summary>Whether the server is the one that hands out this component's memory.</summary>
    public bool IsTrusted { get; } = isTrusted;

    /// <summary>Asks for the memory behind a capability.</summary>
    /// <param name="capability">Anything.</param>
    /// <returns>Null when whoever serves it does not answer as a dataspace does, or not in time.</returns>
    public static ForeignDataspace? Open(SocketCapability capability)
    {
        // A client could send a dataspace whose server never answers.
        var isTrusted = capability.Target.Domain.IsTrusted(capability);
        var patience = isTrusted ? Timeout.Infinite : Patience;
        using var message = Message.Rent();
        try
        {
            var size = Ask(capability, message, SizeOpcode, patience).ReadUInt64();
            var isWriteable = Ask(capability, message, WriteableOpcode, patience).ReadBoolean();
            var file = Ask(capability, message, FileOpcode, patience).ReadCapability();
            if (file is DescriptorCapability descriptor && size <= long.MaxValue)
            {
                return new ForeignDataspace(descriptor, (long)size, isWriteable, isTrusted);
            }

            file?.Dispose();
        }
        catch (Exception error) when (error is RpcException or TimeoutException or IOException)
        {
            // Who does not answer is no dataspace.
        }

        return null;
    }

    /// <summary>Gives the file up; what was mapped stays.</summary>
    public void Dispose() => file.Dispose();

    private static MessageReader Ask(SocketCapability capability, Message message, ulong opcode, int patience)
    {
        message.BeginRequest(opcode);
        capability.CallWithin(message, patience);
        return message.ReadReply(maxCapabilities: 1);
    }
}
