using System.Buffers.Binary;

namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>Contents that say who wrote them, and whose every byte follows from that.</summary>
public static class TaggedContent
{
    /// <summary>Bytes that a content has at least.</summary>
    public const int MinimumSize = sizeof(ulong);

    /// <summary>Makes a content.</summary>
    /// <param name="tag">A number that no other content has.</param>
    /// <param name="size">Bytes.</param>
    public static byte[] Create(ulong tag, int size)
    {
        byte[] content = new byte[size];
        BinaryPrimitives.WriteUInt64LittleEndian(content, tag);
        for (int i = MinimumSize; i < size; i++)
        {
            content[i] = (byte)((tag * 31) + (ulong)i);
        }

        return content;
    }

    /// <summary>The tag of a content.</summary>
    /// <param name="content">The content.</param>
    /// <exception cref="InvalidDataException">It is none that was made here, or only a part of it.</exception>
    public static ulong TagOf(ReadOnlySpan<byte> content)
    {
        ulong tag = content.Length < MinimumSize ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(content);
        return tag != 0 && content.SequenceEqual(Create(tag, content.Length))
            ? tag
            : throw new InvalidDataException($"Nobody wrote this content: {Convert.ToHexString(content)}");
    }
}
