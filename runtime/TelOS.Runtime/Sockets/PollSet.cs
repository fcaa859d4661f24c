using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>A set of descriptors that one thread waits on: the kernel's epoll.</summary>
internal sealed unsafe class PollSet : IDisposable
{
    private const int MaxEvents = 32;
    private const int CloseOnExec = 0x80000;

    // `struct epoll_event` is packed on x86-64 only.
    private static readonly int s_stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int s_keyOffset = s_stride - sizeof(ulong);

    private readonly byte[] _events = GC.AllocateArray<byte>(MaxEvents * 16, pinned: true);
    private readonly DescriptorHandle _poll;

    public PollSet()
    {
        _poll = new DescriptorHandle(LinuxSockets.CreatePoll(CloseOnExec));
        if (_poll.IsInvalid)
        {
            throw new IOException($"An epoll instance cannot be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    /// <summary>Adds a descriptor.</summary>
    /// <param name="descriptor">What to wait on.</param>
    /// <param name="key">What <see cref="KeyAt"/> says when it is ready.</param>
    /// <param name="events">What to wait for.</param>
    /// <exception cref="IOException">The kernel has no memory for it.</exception>
    public void Add(DescriptorHandle descriptor, ulong key, uint events)
    {
        if (Control(LinuxSockets.Add, descriptor, key, events) != 0)
        {
            throw new IOException($"A descriptor cannot be waited on: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    /// <summary>Changes what a descriptor is waited on for; nothing happens when it is not in the set any more.</summary>
    public void Modify(DescriptorHandle descriptor, ulong key, uint events) => Control(LinuxSockets.Modify, descriptor, key, events);

    /// <summary>Removes a descriptor; events that were reported already may still come out of <see cref="KeyAt"/>.</summary>
    public void Remove(DescriptorHandle descriptor) => Control(LinuxSockets.Remove, descriptor, 0, 0);

    /// <summary>Waits.</summary>
    /// <param name="timeout">Milliseconds, or -1.</param>
    /// <returns>How many descriptors are ready, 0 when none is or the wait was interrupted.</returns>
    public int Wait(int timeout) => Math.Max(0, LinuxSockets.WaitPoll(_poll, Pointer(_events), MaxEvents, timeout));

    /// <summary>The key of a descriptor that is ready.</summary>
    public ulong KeyAt(int index) =>
        BinaryPrimitives.ReadUInt64LittleEndian(_events.AsSpan((index * s_stride) + s_keyOffset));

    /// <inheritdoc/>
    public void Dispose() => _poll.Dispose();

    private static byte* Pointer(byte[] pinned) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));

    private int Control(int operation, DescriptorHandle descriptor, ulong key, uint events)
    {
        var request = stackalloc byte[16];
        *(uint*)request = events;
        Unsafe.WriteUnaligned(request + s_keyOffset, key);
        return LinuxSockets.ControlPoll(_poll, operation, descriptor, request);
    }
}
