using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using MessagePack;

namespace TelOS.Runtime;

/// <summary>Reads the fields of records. What does not fit the contract throws <see cref="MessagePackSerializationException"/>, an early
/// end <see cref="EndOfStreamException"/>. No announced length is believed before the bytes are there.</summary>
public static class RecordReader
{
    /// <summary>How deep records may lie in records.</summary>
    public const int MaxDepth = 64;

    private const int StackBytes = 512;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a record, by itself or in another one.</summary>
    /// <param name="reader">Where from.</param>
    public static T ReadRecord<T>(ref MessagePackReader reader)
        where T : IRecord<T>
    {
        if (reader.Depth >= MaxDepth)
        {
            throw new MessagePackSerializationException($"Records lie in records more than {MaxDepth} deep.");
        }

        reader.Depth++;
        var value = T.Read(ref reader);
        reader.Depth--;
        return value;
    }

    /// <summary>Begins the map of a record.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The number of keys.</returns>
    public static int ReadHeader(ref MessagePackReader reader)
    {
        Expect(ref reader, MessagePackType.Map);
        return reader.ReadMapHeader();
    }

    /// <summary>Reads the key of a field.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The key, or 0 for an integer that cannot be one.</returns>
    public static int ReadKey(ref MessagePackReader reader)
    {
        var key = ReadWide(ref reader);
        return key >= 1 && key <= ushort.MaxValue ? (int)key : 0;
    }

    /// <summary>Skips the value of an unknown key, however deeply things lie in it.</summary>
    /// <param name="reader">Where from.</param>
    public static void Skip(ref MessagePackReader reader)
    {
        // MessagePackReader.Skip calls itself for what lies inside, and a hostile peer chooses how deep that is.
        for (long values = 1; values > 0; values--)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Array:
                    values += reader.ReadArrayHeader();
                    break;
                case MessagePackType.Map:
                    values += 2L * reader.ReadMapHeader();
                    break;
                default:
                    CheckLength(ref reader);
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>Notes that a field was there.</summary>
    /// <param name="seen">A bit for every field that was there.</param>
    /// <param name="field">The field's bit.</param>
    /// <param name="name">The field's name in the contract.</param>
    /// <exception cref="MessagePackSerializationException">It was there before.</exception>
    public static void Once(ref ulong seen, ulong field, string name)
    {
        if ((seen & field) != 0)
        {
            throw new MessagePackSerializationException($"The field {name} is there twice.");
        }

        seen |= field;
    }

    /// <summary>Checks that a field was there.</summary>
    /// <param name="seen">A bit for every field that was there.</param>
    /// <param name="field">The field's bit.</param>
    /// <param name="name">The field's name in the contract.</param>
    /// <exception cref="MessagePackSerializationException">It was not.</exception>
    public static void Require(ulong seen, ulong field, string name)
    {
        if ((seen & field) == 0)
        {
            throw new MessagePackSerializationException($"The field {name} is missing.");
        }
    }

    /// <summary>Reads a truth value.</summary>
    public static bool ReadBoolean(ref MessagePackReader reader)
    {
        Expect(ref reader, MessagePackType.Boolean);
        return reader.ReadBoolean();
    }

    /// <summary>Reads an integer in the range of its type.</summary>
    public static T ReadInteger<T>(ref MessagePackReader reader)
        where T : IBinaryInteger<T>
    {
        var wide = ReadWide(ref reader);
        var value = T.CreateTruncating(wide);
        return Int128.CreateTruncating(value) == wide
            ? value
            : throw new MessagePackSerializationException($"The integer {wide} is not in the range of {typeof(T).Name}.");
    }

    /// <summary>Reads a single-precision number; integers and doubles are not one.</summary>
    public static float ReadSingle(ref MessagePackReader reader) => reader.NextCode == MessagePackCode.Float32
        ? reader.ReadSingle()
        : throw Unexpected(ref reader, MessagePackType.Float);

    /// <summary>Reads a number; integers are not one.</summary>
    public static double ReadDouble(ref MessagePackReader reader)
    {
        Expect(ref reader, MessagePackType.Float);
        return reader.ReadDouble();
    }

    /// <summary>Reads a value of an enumeration, an error or flags.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <typeparam name="TNumber">Its underlying type.</typeparam>
    /// <param name="reader">Where from.</param>
    /// <param name="isDefined">Whether the contract admits a value.</param>
    public static TEnum ReadEnum<TEnum, TNumber>(ref MessagePackReader reader, Func<TEnum, bool> isDefined)
        where TEnum : unmanaged, Enum
        where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        var number = ReadInteger<TNumber>(ref reader);
        var value = Unsafe.BitCast<TNumber, TEnum>(number);
        return isDefined(value)
            ? value
            : throw new MessagePackSerializationException($"{number} is not declared by {typeof(TEnum).Name}.");
    }

    /// <summary>Reads a text of any length.</summary>
    public static string ReadString(ref MessagePackReader reader) => ReadString(ref reader, int.MaxValue);

    /// <summary>Reads a text.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="max">Bytes of UTF-8 that it may have.</param>
    public static string ReadString(ref MessagePackReader reader, int max)
    {
        Expect(ref reader, MessagePackType.String);
        CheckLength(ref reader);
        var utf8 = reader.ReadStringSequence().GetValueOrDefault();
        CheckLength(utf8.Length, max);
        try
        {
            return s_strict.GetString(utf8);
        }
        catch (DecoderFallbackException exception)
        {
            throw new MessagePackSerializationException("A text is not UTF-8.", exception);
        }
    }

    /// <summary>Reads bytes of any number.</summary>
    public static byte[] ReadBytes(ref MessagePackReader reader) => ReadBytes(ref reader, int.MaxValue);

    /// <summary>Reads bytes.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="max">How many there may be.</param>
    public static byte[] ReadBytes(ref MessagePackReader reader, int max)
    {
        var bytes = ReadBinary(ref reader);
        CheckLength(bytes.Length, max);
        return bytes.ToArray();
    }

    /// <summary>Reads plain data: bytes with its layout on the wire.</summary>
    public static T ReadWire<T>(ref MessagePackReader reader)
        where T : struct, IWireValue<T>
    {
        var bytes = ReadBinary(ref reader);
        if (bytes.Length != T.Size)
        {
            throw new MessagePackSerializationException($"{typeof(T).Name} has {T.Size} bytes, not {bytes.Length}.");
        }

        Span<byte> copy = T.Size <= StackBytes ? stackalloc byte[T.Size] : new byte[T.Size];
        bytes.CopyTo(copy);
        return T.TryRead(copy, out var value)
            ? value
            : throw new MessagePackSerializationException($"The bytes are not a {typeof(T).Name}.");
    }

    /// <summary>Reads a list.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="read">Reads an element.</param>
    public static List<T> ReadList<T>(ref MessagePackReader reader, RecordRead<T> read)
    {
        Expect(ref reader, MessagePackType.Array);
        var count = reader.ReadArrayHeader();
        var list = new List<T>();
        for (var i = 0; i < count; i++)
        {
            list.Add(read(ref reader));
        }

        return list;
    }

    /// <summary>Reads a map with texts as keys.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="readKey">Reads a key.</param>
    /// <param name="readValue">Reads a value.</param>
    public static Dictionary<string, TValue> ReadMap<TValue>(
        ref MessagePackReader reader, RecordRead<string> readKey, RecordRead<TValue> readValue) =>
        ReadMap(ref reader, readKey, readValue, new Dictionary<string, TValue>(StringComparer.Ordinal));

    /// <summary>Reads a map with integers or enumerators as keys.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="readKey">Reads a key.</param>
    /// <param name="readValue">Reads a value.</param>
    public static Dictionary<TKey, TValue> ReadNumberMap<TKey, TValue>(
        ref MessagePackReader reader, RecordRead<TKey> readKey, RecordRead<TValue> readValue)
        where TKey : unmanaged =>
        ReadMap(ref reader, readKey, readValue, new Dictionary<TKey, TValue>(NumberKeyComparer<TKey>.Instance));

    private static Dictionary<TKey, TValue> ReadMap<TKey, TValue>(
        ref MessagePackReader reader, RecordRead<TKey> readKey, RecordRead<TValue> readValue, Dictionary<TKey, TValue> map)
        where TKey : notnull
    {
        var count = ReadHeader(ref reader);
        for (var i = 0; i < count; i++)
        {
            var key = readKey(ref reader);
            if (!map.TryAdd(key, readValue(ref reader)))
            {
                throw new MessagePackSerializationException($"The key {key} is in the map twice.");
            }
        }

        return map;
    }

    // Every integer of MessagePack, without the overflow that asking for a narrower one runs into.
    private static Int128 ReadWide(ref MessagePackReader reader)
    {
        Expect(ref reader, MessagePackType.Integer);
        return reader.NextCode == MessagePackCode.UInt64 ? reader.ReadUInt64() : reader.ReadInt64();
    }

    private static ReadOnlySequence<byte> ReadBinary(ref MessagePackReader reader)
    {
        // The reader would take a text for bytes, as the format was before 2013.
        Expect(ref reader, MessagePackType.Binary);
        CheckLength(ref reader);
        return reader.ReadBytes().GetValueOrDefault();
    }

    // The reader takes a 32-bit length for a signed one, and throws what no decoder should when it is negative.
    private static void CheckLength(ref MessagePackReader reader)
    {
        if (reader.NextCode is MessagePackCode.Bin32 or MessagePackCode.Str32 or MessagePackCode.Ext32)
        {
            Span<byte> header = stackalloc byte[5];
            reader.CreatePeekReader().ReadRaw(header.Length).CopyTo(header);
            if (header[1] > sbyte.MaxValue)
            {
                throw new EndOfStreamException();
            }
        }
    }

    private static void CheckLength(long length, int max)
    {
        if (length > max)
        {
            throw new MessagePackSerializationException($"{length} bytes are more than the {max} that the contract allows.");
        }
    }

    private static void Expect(ref MessagePackReader reader, MessagePackType type)
    {
        if (reader.NextMessagePackType != type)
        {
            throw Unexpected(ref reader, type);
        }
    }

    private static MessagePackSerializationException Unexpected(ref MessagePackReader reader, MessagePackType type) =>
        new($"{MessagePackCode.ToFormatName(reader.NextCode)} stands where {type} belongs.");
}
