using System.Buffers.Binary;

namespace TelOS.LivingImage.Workload;

/// <summary>What an account of a ledger contains: its number, and bytes that follow from it.</summary>
internal static class Account
{
    /// <summary>The content of an account.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="size">Bytes, 8 or more.</param>
    public static byte[] Write(ulong number, int size)
    {
        byte[] content = new byte[size];
        content.AsSpan().Fill((byte)number);
        BinaryPrimitives.WriteUInt64LittleEndian(content, number);
        return content;
    }

    /// <summary>The number of an account; null when there is none or no transaction wrote this.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="size">The bytes that it should have.</param>
    public static ulong? Read(ReadOnlySpan<byte> content, int size) =>
        content.Length == size && BinaryPrimitives.ReadUInt64LittleEndian(content) is var number && content[8..].IndexOfAnyExcept((byte)number) < 0
            ? number
            : null;
}
