using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using MessagePack;
using TelOS.Idl.Testing;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.CSharp.Tests.Records;

/// <summary>What records are read and written with, against MessagePack at its limits.</summary>
public sealed class MessagePackVectorTests
{
    private static readonly JsonElement s_vectors =
        JsonDocument.Parse(File.ReadAllText(VectorFolder.Files("msgpack", "boundary.json").Single())).RootElement;

    [Fact]
    public void Integers_are_read_where_their_type_holds_them_and_refused_elsewhere()
    {
        int count = 0;
        foreach (JsonElement scalar in Scalars("int"))
        {
            byte[] encoded = Hex(scalar);
            var value = BigInteger.Parse(Text(scalar, "value"), CultureInfo.InvariantCulture);
            CheckInteger<sbyte>(encoded, value);
            CheckInteger<byte>(encoded, value);
            CheckInteger<short>(encoded, value);
            CheckInteger<ushort>(encoded, value);
            CheckInteger<int>(encoded, value);
            CheckInteger<uint>(encoded, value);
            CheckInteger<long>(encoded, value);
            CheckInteger<ulong>(encoded, value);
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadDouble(ref r)));
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadSingle(ref r)));
            count++;
        }

        Assert.True(count > 100);
    }

    [Fact]
    public void Integers_are_written_in_their_shortest_form()
    {
        int count = 0;
        foreach (JsonElement scalar in Scalars("int").Where(scalar => scalar.GetProperty("minimal").GetBoolean()))
        {
            var value = BigInteger.Parse(Text(scalar, "value"), CultureInfo.InvariantCulture);
            byte[] written = value.Sign < 0
                ? Write((ref w) => RecordWriter.WriteInteger(ref w, (long)value))
                : Write((ref w) => RecordWriter.WriteInteger(ref w, (ulong)value));
            Assert.Equal(Text(scalar, "hex"), Convert.ToHexStringLower(written));
            count++;
        }

        Assert.True(count > 40);
    }

    [Fact]
    public void Floating_point_numbers_keep_their_bits()
    {
        int count = 0;
        foreach (JsonElement scalar in Scalars("float"))
        {
            byte[] encoded = Hex(scalar);
            double value = Read(encoded, static (ref r) => RecordReader.ReadDouble(ref r));
            if (encoded[0] == MessagePackCode.Float32)
            {
                float single = Read(encoded, static (ref r) => RecordReader.ReadSingle(ref r));
                Assert.Equal(encoded, Write((ref w) => RecordWriter.WriteSingle(ref w, single)));
                Assert.Equal(single, value);
            }
            else
            {
                Assert.Equal(encoded, Write((ref w) => RecordWriter.WriteDouble(ref w, value)));
                Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadSingle(ref r)));
            }

            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadInteger<long>(ref r)));
            count++;
        }

        Assert.True(count > 5);
    }

    [Fact]
    public void Texts_bytes_lists_and_maps_are_read_at_every_length()
    {
        foreach (JsonElement sized in s_vectors.GetProperty("sized").EnumerateArray())
        {
            int count = sized.GetProperty("count").GetInt32();
            string type = Text(sized, "type");
            byte[] encoded = Sized(sized, type, count);
            int read = type switch
            {
                "str" => Read(encoded, static (ref r) => RecordReader.ReadString(ref r)).Length,
                "bin" => Read(encoded, static (ref r) => RecordReader.ReadBytes(ref r)).Length,
                "array" => Read(encoded, static (ref r) => RecordReader.ReadList(ref r, static (ref e) => e.TryReadNil())).Count,
                "map" => Read(encoded, static (ref r) =>
                    RecordReader.ReadNumberMap<uint, bool>(ref r, RecordReader.ReadInteger<uint>, RecordReader.ReadBoolean)).Count,
                _ => count,
            };
            Assert.Equal(count, read);
            Assert.True(Read(encoded, static (ref r) => Skip(ref r)));
        }
    }

    [Fact]
    public void What_is_no_MessagePack_is_refused_without_allocating_what_it_announces()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (JsonElement vector in s_vectors.GetProperty("ill_formed").EnumerateArray())
        {
            byte[] encoded = Hex(vector);
            Assert.True(IsRefused(encoded, static (ref r) => Skip(ref r)), Text(vector, "name"));
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadString(ref r)), Text(vector, "name"));
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadBytes(ref r)), Text(vector, "name"));
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadInteger<ulong>(ref r)), Text(vector, "name"));
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadDouble(ref r)), Text(vector, "name"));
            Assert.True(
                IsRefused(encoded, static (ref r) => RecordReader.ReadList(ref r, RecordReader.ReadBoolean)),
                Text(vector, "name"));
            Assert.True(
                IsRefused(encoded, static (ref r) => RecordReader.ReadMap(ref r, RecordReader.ReadString, RecordReader.ReadBoolean)),
                Text(vector, "name"));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    [Theory]
    [InlineData("string invalid utf-8", false)]
    [InlineData("string overlong utf-8", false)]
    [InlineData("string surrogate", false)]
    [InlineData("string with NUL", true)]
    public void Texts_are_UTF8_or_refused(string name, bool isText)
    {
        byte[] encoded = Hex(Unusual(name));
        Assert.Equal(!isText, IsRefused(encoded, static (ref r) => RecordReader.ReadString(ref r)));
        Assert.True(Read(encoded, static (ref r) => Skip(ref r)));
    }

    [Fact]
    public void A_key_twice_is_refused() => Assert.True(IsRefused(
        Hex(Unusual("duplicate map key")),
        static (ref r) => RecordReader.ReadMap(ref r, RecordReader.ReadString, RecordReader.ReadInteger<int>)));

    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(10000)]
    public void Nested_arrays_are_skipped(int depth)
    {
        JsonElement vector = Unusual($"nested arrays {depth}");
        JsonElement repeat = vector.GetProperty("repeat");
        byte[] element = Convert.FromHexString(Text(repeat, "hex"));
        byte[] encoded = [.. Enumerable.Repeat(element, repeat.GetProperty("count").GetInt32()).SelectMany(bytes => bytes), 0xc0];
        Assert.True(Read(encoded, static (ref r) => Skip(ref r)));
    }

    private static void CheckInteger<T>(byte[] encoded, BigInteger value)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool fits = value >= BigInteger.CreateChecked(T.MinValue) && value <= BigInteger.CreateChecked(T.MaxValue);
        if (!fits)
        {
            Assert.True(IsRefused(encoded, static (ref r) => RecordReader.ReadInteger<T>(ref r)));
            return;
        }

        T read = Read(encoded, static (ref r) => RecordReader.ReadInteger<T>(ref r));
        Assert.Equal(value, BigInteger.CreateChecked(read));
    }

    private static byte[] Sized(JsonElement sized, string type, int count)
    {
        byte[] header = Convert.FromHexString(Text(sized, "header"));
        byte[] element = type == "map" ? [] : Convert.FromHexString(Text(sized, "element"));
        using var stream = new MemoryStream();
        stream.Write(header);
        for (int i = 0; i < count; i++)
        {
            stream.Write(type == "map" ? [0xce, (byte)(i >> 24), (byte)(i >> 16), (byte)(i >> 8), (byte)i, 0xc3] : element);
        }

        return stream.ToArray();
    }

    private static bool Skip(ref MessagePackReader reader)
    {
        RecordReader.Skip(ref reader);
        return true;
    }

    private static T Read<T>(byte[] encoded, RecordRead<T> read)
    {
        var reader = new MessagePackReader(encoded);
        T value = read(ref reader);
        Assert.True(reader.End);
        return value;
    }

    private static bool IsRefused<T>(byte[] encoded, RecordRead<T> read)
    {
        try
        {
            var reader = new MessagePackReader(encoded);
            _ = read(ref reader);
            return false;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
        {
            return true;
        }
    }

    private delegate void Writes(ref MessagePackWriter writer);

    private static byte[] Write(Writes write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static IEnumerable<JsonElement> Scalars(string type) =>
        s_vectors.GetProperty("scalars").EnumerateArray().Where(scalar => Text(scalar, "type") == type);

    private static JsonElement Unusual(string name) =>
        s_vectors.GetProperty("unusual").EnumerateArray().Single(vector => Text(vector, "name") == name);

    private static byte[] Hex(JsonElement vector) => Convert.FromHexString(Text(vector, "hex"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
