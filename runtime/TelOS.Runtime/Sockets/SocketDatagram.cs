using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Messages as datagrams: the bytes as they are, and beside them the reply channel and the capabilities as descriptors.</summary>
internal static unsafe class SocketDatagram
{
    /// <summary>Sends a message.</summary>
    /// <param name="socket">Where to.</param>
    /// <param name="message">A request or reply; badges in its header become those of what is sent.</param>
    /// <param name="replyChannel">Where the answer is awaited, or null for a reply.</param>
    /// <param name="domain">On whose behalf.</param>
    /// <param name="flags">0 or <see cref="LinuxSockets.DoNotWait"/>.</param>
    /// <returns>0, or the error number.</returns>
    public static int Send(DescriptorHandle socket, Message message, DescriptorHandle? replyChannel, SocketDomain domain, int flags)
    {
        var isHeld = false;
        socket.DangerousAddRef(ref isHeld);
        try
        {
            return Send((int)socket.DangerousGetHandle(), message, replyChannel, domain, flags);
        }
        finally
        {
            socket.DangerousRelease();
        }
    }

    /// <summary>Sends a reply to where its request said. Whatever that is, this does not wait for it.</summary>
    /// <remarks>
    /// Capabilities that nobody takes count against this process, which could send none to anybody in the end. Who asks for them and has not
    /// read the answer before gets none, and when there are too many already the answer is that the call was refused.
    /// </remarks>
    public static int Reply(int replyChannel, Message message, SocketDomain domain)
    {
        if (message.CapabilityCount > 0 && LinuxSockets.HasUnread(replyChannel))
        {
            return LinuxSockets.TryAgain;
        }

        var error = Send(replyChannel, message, null, domain, LinuxSockets.DoNotWait);
        if (error == LinuxSockets.TooManyReferences)
        {
            message.BeginReply().Refuse();
            error = Send(replyChannel, message, null, domain, LinuxSockets.DoNotWait);
        }

        return error;
    }

    /// <summary>Receives a message.</summary>
    /// <param name="socket">Where from.</param>
    /// <param name="message">Takes the content; left empty unless the result is a message.</param>
    /// <param name="replyChannel">Null for a reply; for a request the descriptor to answer to, the caller's to close, or -1.</param>
    /// <param name="domain">What arriving capabilities belong to.</param>
    /// <param name="flags">0 or <see cref="LinuxSockets.DoNotWait"/>.</param>
    public static SocketReceived Receive(DescriptorHandle socket, Message message, ref int replyChannel, bool isRequest, SocketDomain domain, int flags)
    {
        message.Clear();
        var control = default(SocketControl);
        nint length;
        var header = default(SocketMessageHeader);
        do
        {
            var buffer = new SocketBuffer { Start = message.Address, Length = Message.Capacity };
            header = new SocketMessageHeader
            {
                Buffers = &buffer,
                BufferCount = 1,
                Control = &control,
                ControlLength = SocketControl.ReceiveSize,
            };
            length = LinuxSockets.Receive(socket, &header, flags | LinuxSockets.ReceivedCloseOnExec);
        }
        while (length < 0 && Marshal.GetLastPInvokeError() == LinuxSockets.Interrupted);

        if (length < 0)
        {
            return SocketReceived.Nothing;
        }

        var descriptors = Descriptors(ref header);
        if (isRequest && descriptors.Length > 0)
        {
            replyChannel = descriptors[0];
            descriptors = descriptors[1..];
        }

        if ((header.Flags & (LinuxSockets.Truncated | LinuxSockets.ControlTruncated)) == 0
            && length >= Wire.HeaderSize
            && TryTake(message, (int)length, descriptors, domain))
        {
            return SocketReceived.Message;
        }

        foreach (var descriptor in descriptors)
        {
            LinuxMemory.Close(descriptor);
        }

        message.Clear();
        return length < Wire.HeaderSize ? SocketReceived.Fragment : SocketReceived.Malformed;
    }

    private static ReadOnlySpan<int> Descriptors(ref SocketMessageHeader header)
    {
        if (header.ControlLength < SocketControl.HeaderSize)
        {
            return [];
        }

        // The kernel writes one block only: nothing but descriptors was asked for.
        var words = (ulong*)header.Control;
        var isRights = (int)words[1] == LinuxSockets.SocketLevel && (int)(words[1] >> 32) == LinuxSockets.Rights;
        var bytes = (long)words[0] - SocketControl.HeaderSize;
        var count = Math.Clamp(bytes / sizeof(int), 0, SocketControl.MaxDescriptors);
        return isRights ? new ReadOnlySpan<int>(words + 2, (int)count) : [];
    }

    // One descriptor for each capability that is not invalid, no more and no less.
    private static bool TryTake(Message message, int length, ReadOnlySpan<int> descriptors, SocketDomain domain)
    {
        var header = new ReadOnlySpan<byte>(message.Address, Wire.HeaderSize);
        var count = BinaryPrimitives.ReadUInt64LittleEndian(header[Message.CapabilityCountOffset..]);
        if (count > Wire.MaxCapabilities)
        {
            return false;
        }

        var valid = 0;
        for (var slot = 0; slot < (int)count; slot++)
        {
            valid += Message.BadgeIn(header, slot) == Wire.InvalidBadge ? 0 : 1;
        }

        if (valid != descriptors.Length)
        {
            return false;
        }

        var next = 0;
        message.BeginReceived(length);
        for (var slot = 0; slot < (int)count; slot++)
        {
            var badge = Message.BadgeIn(header, slot);
            message.AddReceived(badge == Wire.InvalidBadge ? null : SocketIdentities.Import(descriptors[next++], badge, domain));
        }

        return true;
    }

    private static int Send(int socket, Message message, DescriptorHandle? replyChannel, SocketDomain domain, int flags)
    {
        var references = default(SocketReferences);
        var count = 0;
        try
        {
            if (replyChannel is not null)
            {
                references.Hold(ref count, replyChannel);
            }

            for (var slot = 0; slot < message.CapabilityCount; slot++)
            {
                if (message.CapabilityAt(slot) is { } capability)
                {
                    var reference = capability.Export(domain);
                    references.Hold(ref count, reference.Descriptor);
                    message.SetBadge(slot, reference.Badge);
                }
            }

            return Send(socket, message, in references, count, flags);
        }
        finally
        {
            references.Release(count);
        }
    }

    private static int Send(int socket, Message message, in SocketReferences references, int count, int flags)
    {
        var control = default(SocketControl);
        var buffer = new SocketBuffer { Start = message.Address, Length = (nuint)message.Datagram.Length };
        var header = new SocketMessageHeader { Buffers = &buffer, BufferCount = 1 };
        if (count > 0)
        {
            var words = (ulong*)&control;
            words[0] = (ulong)(SocketControl.HeaderSize + (count * sizeof(int)));
            words[1] = ((ulong)LinuxSockets.Rights << 32) | LinuxSockets.SocketLevel;
            references.CopyTo(new Span<int>(words + 2, count));
            header.Control = &control;
            header.ControlLength = (nuint)SocketControl.Space(count);
        }

        nint sent;
        do
        {
            sent = LinuxSockets.Send(socket, &header, flags | LinuxSockets.NoSignal);
        }
        while (sent < 0 && Marshal.GetLastPInvokeError() == LinuxSockets.Interrupted);

        Debug.Assert(sent < 0 || sent == message.Datagram.Length, "A datagram is sent whole.");
        return sent < 0 ? Marshal.GetLastPInvokeError() : 0;
    }
}
