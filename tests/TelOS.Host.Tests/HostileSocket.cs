using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>Sends whatever bytes and descriptors one likes, and receives what comes.</summary>
internal static unsafe class HostileSocket
{
    // What the kernel sends with one datagram at most.
    private const int MaxDescriptors = 253;

    /// <summary>Sends a datagram, and waits while the queue is full.</summary>
    /// <returns>Whether the kernel took it.</returns>
    public static bool Send(DescriptorHandle socket, ReadOnlySpan<byte> datagram, params DescriptorHandle[] descriptors) =>
        TrySend(socket, datagram, 0, descriptors);

    /// <summary>Sends a datagram.</summary>
    /// <param name="socket">Where to.</param>
    /// <param name="datagram">Its bytes.</param>
    /// <param name="flags">0, or <see cref="LinuxSockets.DoNotWait"/>.</param>
    /// <param name="descriptors">What goes with it.</param>
    /// <returns>Whether the kernel took it.</returns>
    public static bool TrySend(DescriptorHandle socket, ReadOnlySpan<byte> datagram, int flags, params DescriptorHandle[] descriptors)
    {
        Span<ulong> control = stackalloc ulong[2 + ((MaxDescriptors + 1) / 2)];
        control[0] = (ulong)(16 + (descriptors.Length * sizeof(int)));
        control[1] = 1UL << 32 | 1;
        fixed (byte* bytes = datagram)
        fixed (ulong* words = control)
        {
            for (var index = 0; index < descriptors.Length; index++)
            {
                ((int*)(words + 2))[index] = (int)descriptors[index].DangerousGetHandle();
            }

            var buffer = new SocketBuffer { Start = bytes, Length = (nuint)datagram.Length };
            var header = new SocketMessageHeader { Buffers = &buffer, BufferCount = 1 };
            if (descriptors.Length > 0)
            {
                header.Control = words;
                header.ControlLength = (nuint)(16 + (((descriptors.Length * sizeof(int)) + 7) & ~7));
            }

            return LinuxSockets.Send(socket, &header, flags | LinuxSockets.NoSignal) == datagram.Length;
        }
    }

    /// <summary>Receives a datagram within some seconds; null when none comes.</summary>
    public static byte[]? Receive(DescriptorHandle socket, int patience = 10_000)
    {
        if (!PollRequest.WaitReadable(socket, patience))
        {
            return null;
        }

        var bytes = new byte[4096];
        fixed (byte* start = bytes)
        {
            var buffer = new SocketBuffer { Start = start, Length = (nuint)bytes.Length };
            var header = new SocketMessageHeader { Buffers = &buffer, BufferCount = 1 };
            var length = LinuxSockets.Receive(socket, &header, 0);
            return length < 0 ? null : bytes[..(int)length];
        }
    }
}
