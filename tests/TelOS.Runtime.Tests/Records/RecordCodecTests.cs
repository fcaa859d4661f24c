using System.Buffers;
using MessagePack;

namespace TelOS.Runtime.Tests.Records;

public sealed class RecordCodecTests
{
    private static Person Family => new(
        "Ada", 36, [new Person("Byron", 12, [], Affinity.Anywhere), new Person("Änne", 8, [], default)], Affinity.Anywhere);

    [Fact]
    public void A_record_comes_back_as_it_was()
    {
        var bytes = RecordCodec.Encode(Family);

        Assert.True(RecordCodec.TryDecode<Person>(bytes.AsMemory(), out var fromMemory));
        Assert.Equal(Family, fromMemory);
        Assert.True(RecordCodec.TryDecode<Person>(bytes.AsSpan(), out var fromSpan));
        Assert.Equal(Family, fromSpan);
    }

    [Fact]
    public void A_record_is_a_MessagePack_map_from_its_keys()
    {
        var bytes = RecordCodec.Encode(new Person("Bo", 7, [], default));

        Assert.Equal("8401a2426f0207039004c418" + new string('0', 48), Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void A_cut_record_is_refused_wherever_it_was_cut()
    {
        var bytes = RecordCodec.Encode(Family);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(RecordCodec.TryDecode<Person>(bytes.AsMemory(0, length), out _));
        }
    }

    [Fact]
    public void Bytes_behind_the_record_are_refused() =>
        Assert.False(RecordCodec.TryDecode<Person>((byte[])[.. RecordCodec.Encode(Family), 0xc0], out _));

    [Fact]
    public void Unknown_keys_are_skipped_however_they_nest()
    {
        Assert.True(RecordCodec.TryDecode<Person>(WithUnknown([0xc0]), out _));
        Assert.True(RecordCodec.TryDecode<Person>(WithUnknown([0x92, 0x81, 0xa1, (byte)'k', 0x93, 1, 2, 3, 0xc4, 2, 0, 0]), out _));
        Assert.True(RecordCodec.TryDecode<Person>(WithUnknown([.. Enumerable.Repeat((byte)0x91, 1_000_000), 0xc0]), out _));
    }

    [Theory]
    [InlineData(1_000_000, (byte)0x91)]
    [InlineData(1_000_000, (byte)0x81)]
    public void A_million_levels_are_refused_and_do_not_end_the_process(int levels, byte level)
    {
        var hostile = new byte[levels];
        Array.Fill(hostile, level);

        Assert.False(RecordCodec.TryDecode<Person>(hostile, out _));
        Assert.False(RecordCodec.TryDecode<Person>(WithUnknown(hostile), out _));
    }

    [Fact]
    public void A_record_that_contains_itself_too_deep_is_refused()
    {
        var person = new Person("x", 1, [], default);
        for (var level = 1; level < RecordReader.MaxDepth; level++)
        {
            person = new Person("x", 1, [person], default);
        }

        Assert.True(RecordCodec.TryDecode<Person>(RecordCodec.Encode(person).AsMemory(), out _));
        // One level around it, as a peer may send it.
        byte[] deeper = [0x84, 1, 0xa1, (byte)'x', 2, 1, 3, 0x91, .. RecordCodec.Encode(person), 4, 0xc4, 24, .. new byte[24]];
        Assert.False(RecordCodec.TryDecode<Person>(deeper.AsMemory(), out _));
        byte[] other = [0x84, 1, 0xa1, (byte)'x', 2, 1, 3, 0x91, .. RecordCodec.Encode(person.Children[0]), 4, 0xc4, 24, .. new byte[24]];
        Assert.True(RecordCodec.TryDecode<Person>(other.AsMemory(), out _));
    }

    [Fact]
    public void A_record_that_no_reader_would_take_is_not_written()
    {
        var person = new Person("x", 1, [], default);
        for (var level = 1; level < RecordReader.MaxDepth; level++)
        {
            person = new Person("x", 1, [person], default);
        }

        Assert.Contains("64 deep", Assert.Throws<ArgumentException>(() => RecordCodec.Encode(new Person("x", 1, [person], default))).Message, StringComparison.Ordinal);

        // What failed leaves nothing behind that the next one would feel.
        Assert.True(RecordCodec.TryDecode<Person>(RecordCodec.Encode(person).AsMemory(), out _));
    }

    [Fact]
    public void Maps_are_written_by_ascending_keys()
    {
        Assert.Equal("84fe00ff00000001 00".Replace(" ", "", StringComparison.Ordinal), Written(new Dictionary<int, bool?> { [1] = null, [-2] = null, [0] = null, [-1] = null }, RecordWriter.WriteInteger));
        var texts = new Dictionary<string, bool?> { ["\ud83e\udd80"] = null, ["\uffff"] = null, ["b"] = null, ["ab"] = null, [""] = null, ["a"] = null };
        Assert.Equal("86a000a16100a2616200a16200a3efbfbf00a4f09fa68000", Written(texts, RecordWriter.WriteString));
    }

    private static string Written<TKey>(Dictionary<TKey, bool?> map, RecordWrite<TKey> writeKey)
        where TKey : notnull
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        RecordWriter.WriteMap(ref writer, map, writeKey, static (ref MessagePackWriter w, bool? _) => w.Write(0));
        writer.Flush();
        return Convert.ToHexStringLower(buffer.WrittenSpan);
    }

    [Theory]
    [InlineData("84a17801")] // the key is a string
    [InlineData("8501a14201a142020703900400")] // a field is there twice
    [InlineData("8401c0")] // the name is nil
    [InlineData("8401a2ffff020703900400")] // the name is not UTF-8
    [InlineData("8401a142 02cd0100")] // the age is 256
    [InlineData("8401a14202ff")] // the age is negative
    [InlineData("8401a142020703ddffffffff")] // a list of 2^32 - 1
    [InlineData("dfffffffff")] // a map of 2^32 - 1
    [InlineData("8401dbffffffff")] // a string of 2^32 - 1
    [InlineData("8401a14202070390 04c6ffffffff")] // bytes of 2^32 - 1
    [InlineData("8463c6ffffffff")] // a value to skip of 2^32 - 1
    [InlineData("8463dbffffffff")] // another
    [InlineData("8463c9ffffffff00")] // and an extension
    [InlineData("8463c980000000")]
    [InlineData("8463c6ff")]
    [InlineData("8401a14202070390 04c401 00")] // plain data of a wrong size
    [InlineData("8401a1420207")] // a field is missing
    [InlineData("8301a142020703 90")] // another field is missing
    [InlineData("84c10000")] // a byte that MessagePack never uses
    [InlineData("c0")]
    [InlineData("")]
    public void What_is_no_such_record_is_refused(string hex) =>
        Assert.False(RecordCodec.TryDecode<Person>(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), out _));

    [Fact]
    public void A_string_longer_than_the_contract_allows_is_refused()
    {
        Assert.True(RecordCodec.TryDecode<Person>(RecordCodec.Encode(new Person(new string('a', 32), 1, [], default)).AsMemory(), out _));
        Assert.False(RecordCodec.TryDecode<Person>(RecordCodec.Encode(new Person(new string('a', 33), 1, [], default)).AsMemory(), out _));
    }

    [Fact]
    public void Changed_records_are_decoded_or_refused_and_nothing_else()
    {
        var random = Seed.Start();
        var original = RecordCodec.Encode(Family);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = random.Next(2) == 0 ? (byte[])original.Clone() : [0x85, 99, .. Hostile(random), .. original[1..]];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (RecordCodec.TryDecode<Person>(bytes.AsMemory(0, random.Next(bytes.Length + 1)), out var person))
            {
                Assert.NotNull(person.Name);
            }
        }
    }

    // A header that announces whatever it likes, in front of what is read next.
    private static byte[] Hostile(Random random)
    {
        var header = new byte[random.Next(1, 7)];
        random.NextBytes(header);
        header[0] = (byte)random.Next(0xc0, 0xe0);
        return header;
    }

    private static byte[] WithUnknown(byte[] value)
    {
        var bytes = RecordCodec.Encode(new Person("Bo", 7, [], default));
        return [0x85, .. bytes[1..], 99, .. value];
    }
}
