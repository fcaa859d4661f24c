using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace TelOS.Runtime;

/// <summary>Turns records into bytes and back.</summary>
public static class RecordCodec
{
    /// <summary>Encodes a record.</summary>
    /// <param name="value">The record.</param>
    /// <exception cref="ArgumentException">A text or bytes are longer than the contract allows, or something that must be there is null.</exception>
    public static byte[] Encode<T>(T value)
        where T : IRecord<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        Encode(value, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Encodes a record.</summary>
    /// <param name="value">The record.</param>
    /// <exception cref="ArgumentException">A text or bytes are longer than the contract allows, or something that must be there is null.</exception>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentException">A text or bytes are longer than the contract allows, or something that must be there is null.</exception>
    public static void Encode<T>(T value, IBufferWriter<byte> destination)
        where T : IRecord<T>
    {
        var writer = new MessagePackWriter(destination);
        RecordWriter.WriteRecord(ref writer, value);
        writer.Flush();
    }

    /// <summary>Decodes a record that anybody may have written, and says what is wrong with it.</summary>
    /// <param name="bytes">The whole encoding, which nobody else can change.</param>
    /// <exception cref="MessagePackSerializationException">It is not exactly one such record.</exception>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes)
        where T : IRecord<T>
    {
        var reader = new MessagePackReader(bytes);
        var value = RecordReader.ReadRecord<T>(ref reader);
        return reader.End ? value : throw new MessagePackSerializationException("Something follows the record.");
    }

    /// <summary>Decodes a record that anybody may have written.</summary>
    /// <param name="bytes">The whole encoding, which nobody else can change.</param>
    /// <param name="value">The record.</param>
    /// <returns>False for anything that is not exactly one such record.</returns>
    public static bool TryDecode<T>(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out T? value)
        where T : IRecord<T>
    {
        try
        {
            value = Decode<T>(bytes);
            return true;
        }
        catch (Exception error) when (error is MessagePackSerializationException or EndOfStreamException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Decodes a record out of a message or another span, by way of a copy.</summary>
    /// <param name="bytes">The whole encoding.</param>
    /// <param name="value">The record.</param>
    /// <returns>False for anything that is not exactly one such record.</returns>
    public static bool TryDecode<T>(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out T? value)
        where T : IRecord<T>
    {
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        try
        {
            bytes.CopyTo(copy);
            return TryDecode(copy.AsMemory(0, bytes.Length), out value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }
}
