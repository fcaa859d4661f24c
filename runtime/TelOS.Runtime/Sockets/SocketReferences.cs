using System.Runtime.CompilerServices;

namespace TelOS.Runtime;

/// <summary>Descriptors that are kept open while a datagram with them is sent.</summary>
[InlineArray(SocketControl.MaxDescriptors)]
internal struct SocketReferences
{
    private DescriptorHandle? _handle;

    /// <summary>Keeps one more open.</summary>
    /// <exception cref="ObjectDisposedException">It is closed already.</exception>
    public void Hold(ref int count, DescriptorHandle handle)
    {
        var isHeld = false;
        handle.DangerousAddRef(ref isHeld);
        this[count++] = handle;
    }

    /// <summary>The descriptors' numbers.</summary>
    public readonly void CopyTo(Span<int> numbers)
    {
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = (int)this[index]!.DangerousGetHandle();
        }
    }

    /// <summary>Lets go of them.</summary>
    public readonly void Release(int count)
    {
        for (var index = 0; index < count; index++)
        {
            this[index]!.DangerousRelease();
        }
    }
}
