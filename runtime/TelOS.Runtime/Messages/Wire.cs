using System.Runtime.CompilerServices;

namespace TelOS.Runtime;

/// <summary>The fixed numbers of a Genode message on Linux.</summary>
public static class Wire
{
    /// <summary>Bytes before the payload: protocol word, number of capabilities, four badges.</summary>
    public const int HeaderSize = 48;

    /// <summary>Bytes of payload that every server accepts, opcode included.</summary>
    public const int MaxPayload = 1024;

    /// <summary>Capabilities in one message, in each direction.</summary>
    public const int MaxCapabilities = 4;

    /// <summary>Every item of a payload starts at a multiple of this.</summary>
    public const int ItemAlignment = 8;

    /// <summary>The badge of an invalid capability, which occupies a slot and carries nothing.</summary>
    public const ulong InvalidBadge = ~1UL;

    /// <summary>The badge of a bare descriptor (shared memory) that names no RPC object.</summary>
    public const ulong DescriptorBadge = ~0UL;

    /// <summary>Rounds a size in bytes up to whole items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ItemSize(int size) => (size + (ItemAlignment - 1)) & ~(ItemAlignment - 1);
}
