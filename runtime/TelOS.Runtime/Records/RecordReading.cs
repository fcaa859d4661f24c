using System.Text;
using MessagePack;

namespace TelOS.Runtime;

/// <summary>How generated code reads what nests, so that no input makes it recurse or allocate without bound.</summary>
public static class RecordReading
{
    /// <summary>How deep records, lists and maps may nest.</summary>
    public const int MaxDepth = 64;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Enters a map: a record or a map. <see cref="Leave"/> it afterwards.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Entries, as many as the input can hold.</returns>
    /// <exception cref="MessagePackSerializationException">It is no map, or nests too deep.</exception>
    /// <exception cref="EndOfStreamException">There cannot be so many entries.</exception>
    public static int EnterMap(ref MessagePackReader reader)
    {
        Enter(ref reader);
        return reader.ReadMapHeader();
    }

    /// <summary>Enters a list. <see cref="Leave"/> it afterwards.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Elements, as many as the input can hold.</returns>
    /// <exception cref="MessagePackSerializationException">It is no list, or nests too deep.</exception>
    /// <exception cref="EndOfStreamException">There cannot be so many elements.</exception>
    public static int EnterList(ref MessagePackReader reader)
    {
        Enter(ref reader);
        return reader.ReadArrayHeader();
    }

    /// <summary>Leaves what was entered.</summary>
    /// <param name="reader">The reader.</param>
    public static void Leave(ref MessagePackReader reader) => reader.Depth--;

    /// <summary>Reads a string that is UTF-8 and not nil.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="maxBytes">Bytes that the contract allows.</param>
    /// <exception cref="MessagePackSerializationException">It is no string, not UTF-8, or longer.</exception>
    public static string ReadString(ref MessagePackReader reader, int maxBytes = int.MaxValue)
    {
        var sequence = reader.ReadStringSequence() ?? throw new MessagePackSerializationException("A string is nil.");
        if (sequence.Length > maxBytes)
        {
            throw new MessagePackSerializationException($"A string has {sequence.Length} bytes; at most {maxBytes} are allowed.");
        }

        try
        {
            return s_strict.GetString(sequence);
        }
        catch (DecoderFallbackException error)
        {
            throw new MessagePackSerializationException("A string is not UTF-8.", error);
        }
    }

    /// <summary>Reads bytes that are not nil.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="maxBytes">Bytes that the contract allows.</param>
    /// <exception cref="MessagePackSerializationException">It is no bytes, or more.</exception>
    public static byte[] ReadBytes(ref MessagePackReader reader, int maxBytes = int.MaxValue)
    {
        var sequence = reader.ReadBytes() ?? throw new MessagePackSerializationException("Bytes are nil.");
        if (sequence.Length > maxBytes)
        {
            throw new MessagePackSerializationException($"There are {sequence.Length} bytes; at most {maxBytes} are allowed.");
        }

        var bytes = new byte[sequence.Length];
        System.Buffers.BuffersExtensions.CopyTo(sequence, bytes);
        return bytes;
    }

    /// <summary>Reads plain data, encoded as bytes in its wire layout.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="MessagePackSerializationException">It is no such value.</exception>
    public static T ReadWireValue<T>(ref MessagePackReader reader)
        where T : struct, IWireValue<T>
    {
        var sequence = reader.ReadBytes() ?? throw new MessagePackSerializationException("A value is nil.");
        if (sequence.Length != T.Size)
        {
            throw new MessagePackSerializationException($"A value has {sequence.Length} bytes instead of {T.Size}.");
        }

        Span<byte> bytes = T.Size <= 1024 ? stackalloc byte[T.Size] : new byte[T.Size];
        System.Buffers.BuffersExtensions.CopyTo(sequence, bytes);
        return T.TryRead(bytes, out var value)
            ? value
            : throw new MessagePackSerializationException("A value is not what the contract says.");
    }

    /// <summary>Writes plain data as bytes in its wire layout.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void WriteWireValue<T>(ref MessagePackWriter writer, in T value)
        where T : struct, IWireValue<T>
    {
        writer.WriteBinHeader(T.Size);
        T.Write(in value, writer.GetSpan(T.Size)[..T.Size]);
        writer.Advance(T.Size);
    }

    /// <summary>Skips a value of a key that is not known, however it nests.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="MessagePackSerializationException">It nests too deep, or is no MessagePack.</exception>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    public static void Skip(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Array:
                SkipItems(ref reader, EnterList(ref reader));
                break;
            case MessagePackType.Map:
                SkipItems(ref reader, 2L * EnterMap(ref reader));
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void SkipItems(ref MessagePackReader reader, long count)
    {
        for (; count > 0; count--)
        {
            Skip(ref reader);
        }

        Leave(ref reader);
    }

    private static void Enter(ref MessagePackReader reader)
    {
        if (reader.Depth >= MaxDepth)
        {
            throw new MessagePackSerializationException($"Records, lists and maps nest deeper than {MaxDepth}.");
        }

        reader.Depth++;
    }
}
