using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using MessagePack;

namespace TelOS.Runtime;

/// <summary>Writes the fields of records, each value in its shortest encoding.</summary>
public static class RecordWriter
{
    // The writer has no place for it, and generated code hands nothing else down.
    [ThreadStatic]
    private static int t_depth;

    /// <summary>Writes a record, by itself or in another one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The record.</param>
    /// <exception cref="ArgumentException">Records lie in records more than <see cref="RecordReader.MaxDepth"/> deep, which no reader takes;
    /// perhaps one contains itself.</exception>
    public static void WriteRecord<T>(ref MessagePackWriter writer, T value)
        where T : IRecord<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        if (t_depth >= RecordReader.MaxDepth)
        {
            throw new ArgumentException($"Records lie in records more than {RecordReader.MaxDepth} deep, which no reader takes.", nameof(value));
        }

        t_depth++;
        try
        {
            T.Write(ref writer, value);
        }
        finally
        {
            t_depth--;
        }
    }

    /// <summary>Writes a truth value.</summary>
    public static void WriteBoolean(ref MessagePackWriter writer, bool value) => writer.Write(value);

    /// <summary>Writes an integer.</summary>
    public static void WriteInteger<T>(ref MessagePackWriter writer, T value)
        where T : IBinaryInteger<T>
    {
        if (T.IsNegative(value))
        {
            writer.Write(long.CreateTruncating(value));
        }
        else
        {
            writer.Write(ulong.CreateTruncating(value));
        }
    }

    /// <summary>Writes a single-precision number.</summary>
    public static void WriteSingle(ref MessagePackWriter writer, float value) => writer.Write(value);

    /// <summary>Writes a double-precision number.</summary>
    public static void WriteDouble(ref MessagePackWriter writer, double value) => writer.Write(value);

    /// <summary>Writes a value of an enumeration, an error or flags as its number.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <typeparam name="TNumber">Its underlying type.</typeparam>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    public static void WriteEnum<TEnum, TNumber>(ref MessagePackWriter writer, TEnum value)
        where TEnum : unmanaged, Enum
        where TNumber : unmanaged, IBinaryInteger<TNumber> =>
        WriteInteger(ref writer, Unsafe.BitCast<TEnum, TNumber>(value));

    /// <summary>Writes a text of any length.</summary>
    public static void WriteString(ref MessagePackWriter writer, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.Write(value);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The text.</param>
    /// <param name="max">Bytes of UTF-8 that it may have.</param>
    /// <exception cref="ArgumentException">It has more.</exception>
    public static void WriteString(ref MessagePackWriter writer, string value, int max)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckLength(Encoding.UTF8.GetByteCount(value), max);
        writer.Write(value);
    }

    /// <summary>Writes bytes of any number.</summary>
    public static void WriteBytes(ref MessagePackWriter writer, byte[] value) => WriteBytes(ref writer, value, int.MaxValue);

    /// <summary>Writes bytes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="max">How many there may be.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public static void WriteBytes(ref MessagePackWriter writer, byte[] value, int max)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckLength(value.Length, max);
        writer.Write(value);
    }

    /// <summary>Writes plain data as bytes with its layout on the wire.</summary>
    public static void WriteWire<T>(ref MessagePackWriter writer, T value)
        where T : struct, IWireValue<T>
    {
        writer.WriteBinHeader(T.Size);
        T.Write(in value, writer.GetSpan(T.Size)[..T.Size]);
        writer.Advance(T.Size);
    }

    /// <summary>Writes a list.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="list">The list.</param>
    /// <param name="write">Writes an element.</param>
    public static void WriteList<T>(ref MessagePackWriter writer, List<T> list, RecordWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(list);
        writer.WriteArrayHeader(list.Count);
        foreach (var element in list)
        {
            write(ref writer, element);
        }
    }

    /// <summary>Writes a map by ascending keys: numbers by value, texts by their UTF-8. Equal maps have equal encodings.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="map">The map.</param>
    /// <param name="writeKey">Writes a key.</param>
    /// <param name="writeValue">Writes a value.</param>
    public static void WriteMap<TKey, TValue>(
        ref MessagePackWriter writer, Dictionary<TKey, TValue> map, RecordWrite<TKey> writeKey, RecordWrite<TValue> writeValue)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        writer.WriteMapHeader(map.Count);
        var order = MapKeyOrder.For<TKey>();
        if (IsAscending(map, order))
        {
            foreach (var (key, value) in map)
            {
                writeKey(ref writer, key);
                writeValue(ref writer, value);
            }

            return;
        }

        TKey[] keys = [.. map.Keys];
        Array.Sort(keys, order);
        foreach (var key in keys)
        {
            writeKey(ref writer, key);
            writeValue(ref writer, map[key]);
        }
    }

    private static bool IsAscending<TKey, TValue>(Dictionary<TKey, TValue> map, Comparer<TKey> order)
        where TKey : notnull
    {
        var isFirst = true;
        TKey last = default!;
        foreach (var key in map.Keys)
        {
            if (!isFirst && order.Compare(last, key) > 0)
            {
                return false;
            }

            isFirst = false;
            last = key;
        }

        return true;
    }

    private static void CheckLength(int length, int max)
    {
        if (length > max)
        {
            throw new ArgumentException($"{length} bytes are more than the {max} that the contract allows.");
        }
    }
}
