using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Two connected sockets: the one that its maker keeps, and the one that is handed around.</summary>
/// <param name="Local">Where the maker receives.</param>
/// <param name="Remote">Where others send.</param>
internal readonly record struct SocketPair(DescriptorHandle Local, DescriptorHandle Remote)
{
    /// <summary>Makes a pair.</summary>
    /// <param name="type"><see cref="LinuxSockets.Datagram"/> or <see cref="LinuxSockets.SequencedPacket"/>.</param>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public static unsafe SocketPair Create(int type = LinuxSockets.Datagram)
    {
        var pair = stackalloc int[2];
        return LinuxSockets.CreatePair(LinuxSockets.UnixDomain, type, 0, pair) == 0
            ? new SocketPair(new DescriptorHandle(pair[0]), new DescriptorHandle(pair[1]))
            : throw new IOException($"A pair of sockets cannot be made: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Closes both.</summary>
    public void Close()
    {
        Local.Dispose();
        Remote.Dispose();
    }
}
