using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>The kernel's `struct iovec`.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SocketBuffer
{
    /// <summary>Where it starts.</summary>
    public void* Start;

    /// <summary>Bytes.</summary>
    public nuint Length;
}
