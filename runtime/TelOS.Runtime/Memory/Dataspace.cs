using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Memory that components share: allocated by one, attached by everybody who holds its capability.</summary>
/// <remarks>The memory lives as long as anybody has a capability for it or has it attached.</remarks>
public sealed class Dataspace : IDisposable
{
    /// <summary>Bytes of a page; sizes are multiples of it.</summary>
    public const int PageSize = 4096;

    private Dataspace(DescriptorHandle descriptor, long size)
    {
        Capability = new DataspaceCapability(descriptor, size);
        Size = size;
    }

    /// <summary>What to pass to others. It goes when the dataspace is disposed; what was passed on stays.</summary>
    public Capability Capability { get; }

    /// <summary>Bytes, a multiple of <see cref="PageSize"/>.</summary>
    public long Size { get; }

    /// <summary>Allocates zeroed memory, whose size nobody can change any more.</summary>
    /// <param name="size">Bytes, at least 1; rounded up to whole pages.</param>
    /// <exception cref="IOException">The system has no memory or no descriptor left.</exception>
    public static Dataspace Allocate(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, long.MaxValue - PageSize);
        var rounded = RoundToPages(size);
        var descriptor = new DescriptorHandle(LinuxMemory.CreateMemory("dataspace", LinuxMemory.MemfdFlags));
        if (descriptor.IsInvalid
            || LinuxMemory.SetSize(descriptor, rounded) != 0
            || LinuxMemory.Control(descriptor, LinuxMemory.AddSeals, LinuxMemory.SealSize) != 0)
        {
            var reason = Marshal.GetLastPInvokeErrorMessage();
            descriptor.Dispose();
            throw new IOException($"A dataspace of {rounded} bytes cannot be allocated: {reason}.");
        }

        return new Dataspace(descriptor, rounded);
    }

    /// <summary>A size rounded up to whole pages.</summary>
    /// <param name="size">Bytes, not negative.</param>
    public static long RoundToPages(long size) => checked(size + (PageSize - 1)) & ~(long)(PageSize - 1);

    /// <summary>Maps the memory here.</summary>
    /// <exception cref="ObjectDisposedException">The dataspace was disposed.</exception>
    public AttachedDataspace Attach() => AttachedDataspace.Attach(Capability);

    /// <summary>Gives the memory up; what others attached stays.</summary>
    public void Dispose() => Capability.Dispose();
}
