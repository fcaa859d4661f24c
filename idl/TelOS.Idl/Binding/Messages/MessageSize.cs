using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Messages;

/// <summary>What one item of a message needs.</summary>
/// <param name="Bytes">Payload bytes at most.</param>
/// <param name="LeastBytes">Payload bytes at least: buffers may be empty.</param>
/// <param name="Capabilities">Capability slots.</param>
/// <param name="MemorySize">Bytes of the C++ object that Genode's static figures count.</param>
/// <param name="MemoryAlignment">Its alignment.</param>
internal readonly record struct MessageSize(int Bytes, int LeastBytes, int Capabilities, int MemorySize, int MemoryAlignment)
{
    // The length before the bytes of an Rpc_in_buffer, and what it needs beside them in memory: pointer and length.
    private const int BufferHeader = 8;
    private const int BufferMembers = 16;

    /// <summary>The size of <c>Window</c>, which stands for a bulk value.</summary>
    private const int WindowSize = 16;

    /// <summary>The size of an item, or null when its type has no layout because of an error that is already reported.</summary>
    public static MessageSize? Of(TypeReference type) => type.Unaliased switch
    {
        CapabilityType => new MessageSize(0, 0, 1, 8, 8),
        BulkType => new MessageSize(WindowSize, WindowSize, 0, WindowSize, 8),
        TextType text => Buffer(text.Max),
        BytesType { Max: { } max } => Buffer(max),
        { } data => Layouts.TryGet(data, out Layout layout) ? Data(layout) : null,
    };

    private static MessageSize Data(Layout layout)
    {
        int bytes = Clamp(Numbers.RoundUp((long)layout.Size, 8));
        return new MessageSize(bytes, bytes, 0, layout.Size, layout.Alignment);
    }

    private static MessageSize Buffer(int max) => new(
        Clamp(BufferHeader + Numbers.RoundUp((long)max, 8)), BufferHeader, 0, Clamp(Numbers.RoundUp((long)max + BufferMembers, 8)), 8);

    // Far above every limit, and far from overflow when seven of them are added.
    private static int Clamp(long size) => (int)Math.Min(size, 1 << 27);
}
