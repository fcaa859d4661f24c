using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>The kernel's `struct msghdr`.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SocketMessageHeader
{
    /// <summary>Address, unused.</summary>
    public void* Name;

    /// <summary>Bytes of the address.</summary>
    public uint NameLength;

    /// <summary>The pieces of the datagram.</summary>
    public SocketBuffer* Buffers;

    /// <summary>Number of pieces.</summary>
    public nuint BufferCount;

    /// <summary>Control data: descriptors.</summary>
    public void* Control;

    /// <summary>Bytes of control data.</summary>
    public nuint ControlLength;

    /// <summary>What the kernel says about a received datagram.</summary>
    public int Flags;
}
