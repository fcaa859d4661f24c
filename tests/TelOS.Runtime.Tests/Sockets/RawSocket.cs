using System.Buffers.Binary;

namespace TelOS.Runtime.Tests.Sockets;

/// <summary>Sends whatever bytes and descriptors one likes, and receives what comes.</summary>
internal static unsafe class RawSocket
{
    /// <summary>A header and a payload of 64-bit items.</summary>
    public static byte[] Datagram(ulong capabilities, ulong[] badges, params ulong[] items)
    {
        var datagram = new byte[Wire.HeaderSize + (items.Length * sizeof(ulong))];
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), capabilities);
        for (var slot = 0; slot < badges.Length; slot++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16 + (slot * 8)), badges[slot]);
        }

        for (var item = 0; item < items.Length; item++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(Wire.HeaderSize + (item * 8)), items[item]);
        }

        return datagram;
    }

    /// <summary>Sends a datagram.</summary>
    /// <returns>Whether the kernel took it.</returns>
    public static bool Send(DescriptorHandle socket, ReadOnlySpan<byte> datagram, params DescriptorHandle[] descriptors)
    {
        Span<ulong> control = stackalloc ulong[2 + 128];
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

            return LinuxSockets.Send(socket, &header, LinuxSockets.NoSignal) == datagram.Length;
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

    /// <summary>The protocol word of a reply.</summary>
    public static long Code(byte[] reply) => BinaryPrimitives.ReadInt64LittleEndian(reply);

    /// <summary>How many descriptors this process has open.</summary>
    public static int OpenDescriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;
}
