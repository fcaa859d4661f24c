using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TelOS.Runtime;

/// <summary>A file descriptor that is closed once.</summary>
internal sealed class DescriptorHandle : SafeHandleMinusOneIsInvalid
{
    /// <summary>Takes a descriptor over.</summary>
    public DescriptorHandle(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Another descriptor of the same file.</summary>
    public DescriptorHandle Duplicate()
    {
        var duplicate = LinuxMemory.Control(this, LinuxMemory.DuplicateCloseOnExec, 0);
        return duplicate >= 0
            ? new DescriptorHandle(duplicate)
            : throw new IOException($"The descriptor cannot be duplicated: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LinuxMemory.Close((int)handle) == 0;
}
