using System.Runtime.CompilerServices;

namespace TelOS.Runtime;

/// <summary>Control data with room for the descriptors of one message: `struct cmsghdr` and a reply channel and four capabilities.</summary>
[InlineArray(Words)]
internal struct SocketControl
{
    /// <summary>Bytes of `struct cmsghdr`.</summary>
    public const int HeaderSize = 16;

    /// <summary>Descriptors in a message at most.</summary>
    public const int MaxDescriptors = 1 + Wire.MaxCapabilities;

    /// <summary>
    /// Bytes of control data to receive so many. Not rounded up: the kernel would put one descriptor more into the rest, which nobody would close.
    /// </summary>
    public const int ReceiveSize = HeaderSize + (MaxDescriptors * sizeof(int));

    private const int Words = (HeaderSize + (MaxDescriptors * sizeof(int)) + 7) / 8;

    private ulong _word;

    /// <summary>Bytes of control data that hold so many descriptors.</summary>
    public static int Space(int descriptors) => HeaderSize + Wire.ItemSize(descriptors * sizeof(int));
}
