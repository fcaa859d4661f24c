using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Memory that components share: allocated by one, attached by everybody who holds its capability.</summary>
/// <remarks>The memory lives as long as anybody has a capability for it or has it attached.</remarks>
public sealed class Dataspace : IDisposable
{
    /// <summary>Bytes of a page; sizes are multiples of it.</summary>
    public const int PageSize = 4096;

    private readonly Action? _free;
    private int _isDisposed;

    internal Dataspace(Capability capability, long size, Action? free = null)
    {
        Capability = capability;
        Size = size;
        _free = free;
    }

    /// <summary>What to pass to others. It goes when the dataspace is disposed; what was passed on stays.</summary>
    public Capability Capability { get; }

    /// <summary>Bytes, a multiple of <see cref="PageSize"/>.</summary>
    public long Size { get; }

    /// <summary>Allocates zeroed memory of the system, whose size nobody can change any more.</summary>
    /// <remarks>A component with a parent allocates from its own quota: <see cref="Entrypoint.AllocateMemory"/>.</remarks>
    /// <param name="size">Bytes, at least 1; rounded up to whole pages.</param>
    /// <exception cref="IOException">The system has no memory or no descriptor left.</exception>
    public static Dataspace Allocate(long size)
    {
        var descriptor = CreateFile(size, out var rounded);
        Seal(descriptor, LinuxMemory.SealSize);
        return new Dataspace(new DataspaceCapability(descriptor, new MemoryObject(rounded, isWriteable: true)), rounded);
    }

    /// <summary>Allocates memory that only its owner can write, through the mapping that comes with it.</summary>
    internal static (Dataspace Memory, AttachedDataspace Mapping) AllocateReadOnly(long size)
    {
        var descriptor = CreateFile(size, out var rounded);
        var mapping = AttachedDataspace.Map(descriptor, rounded);
        Seal(descriptor, LinuxMemory.SealSize | LinuxMemory.SealFutureWrite);
        return (new Dataspace(new DataspaceCapability(descriptor, new MemoryObject(rounded, isWriteable: false)), rounded), mapping);
    }

    /// <summary>A size rounded up to whole pages.</summary>
    /// <param name="size">Bytes, not negative.</param>
    public static long RoundToPages(long size) => checked(size + (PageSize - 1)) & ~(long)(PageSize - 1);

    /// <summary>Maps the memory here.</summary>
    /// <exception cref="ObjectDisposedException">The dataspace was disposed.</exception>
    public AttachedDataspace Attach() => AttachedDataspace.Attach(Capability);

    /// <summary>Gives the memory up; what others attached stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _free?.Invoke();
            Capability.Dispose();
        }
    }

    private static DescriptorHandle CreateFile(long size, out long rounded)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, long.MaxValue - PageSize);
        rounded = RoundToPages(size);
        var descriptor = new DescriptorHandle(LinuxMemory.CreateMemory("dataspace", LinuxMemory.MemfdFlags));
        if (descriptor.IsInvalid || LinuxMemory.SetSize(descriptor, rounded) != 0)
        {
            throw NewFailure(descriptor, $"A dataspace of {rounded} bytes cannot be allocated");
        }

        return descriptor;
    }

    private static void Seal(DescriptorHandle descriptor, int seals)
    {
        if (LinuxMemory.Control(descriptor, LinuxMemory.AddSeals, seals) != 0)
        {
            throw NewFailure(descriptor, "A dataspace cannot be sealed");
        }
    }

    private static IOException NewFailure(DescriptorHandle descriptor, string what)
    {
        var reason = Marshal.GetLastPInvokeErrorMessage();
        descriptor.Dispose();
        return new IOException($"{what}: {reason}.");
    }
}
