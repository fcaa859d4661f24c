using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelOS.Runtime;

/// <summary>A mapped range of memory that is unmapped once, and not while somebody copies.</summary>
internal sealed class MappingHandle : SafeHandleMinusOneIsInvalid
{
    private readonly nuint _size;

    private MappingHandle(nint address, nuint size)
        : base(ownsHandle: true)
    {
        _size = size;
        SetHandle(address);
    }

    /// <summary>Maps a whole file, shared.</summary>
    public static MappingHandle Map(DescriptorHandle descriptor, long size, bool isWriteable)
    {
        var protection = isWriteable ? LinuxMemory.ProtectReadWrite : LinuxMemory.ProtectRead;
        var address = LinuxMemory.Map(0, checked((nuint)size), protection, LinuxMemory.MapShared, descriptor, 0);
        return address != -1
            ? new MappingHandle(address, (nuint)size)
            : throw new IOException($"The memory cannot be mapped: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LinuxMemory.Unmap(handle, _size) == 0;
}
