using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MessagePack;
using Samples.Records;
using TelOS.Runtime;
using Xunit;

namespace RecordsScenario;

public static partial class Tests
{
    private static readonly (MessagePackType Type, string Hex)[] s_values =
    [
        (MessagePackType.Nil, "c0"), (MessagePackType.Boolean, "c2"), (MessagePackType.Integer, "01"), (MessagePackType.Integer, "d0ff"),
        (MessagePackType.Float, "ca3f800000"), (MessagePackType.Float, "cb3ff0000000000000"), (MessagePackType.String, "a0"),
        (MessagePackType.String, "a131"), (MessagePackType.Binary, "c400"), (MessagePackType.Binary, "c40101"), (MessagePackType.Array, "90"),
        (MessagePackType.Map, "80"), (MessagePackType.Extension, "d40501"), (MessagePackType.Extension, "d6ff00000000"),
    ];

    public static void An_encoding_that_ends_early_is_refused_at_every_byte()
    {
        byte[] encoded = RecordCodec.Encode(Sample());
        for (int length = 0; length < encoded.Length; length++)
        {
            Assert.False(RecordCodec.TryDecode<Everything>(encoded.AsMemory(0, length), out _), $"{length} of {encoded.Length} bytes");
        }

        Assert.True(RecordCodec.TryDecode<Everything>(encoded.AsMemory(), out _));
    }

    public static void Something_behind_a_record_is_refused()
    {
        foreach (byte stranger in new byte[] { 0x00, 0x80, 0xc0, 0xc1 })
        {
            Refused<Everything>([.. RecordCodec.Encode(Sample()), stranger]);
        }
    }

    public static void A_missing_field_is_refused_by_name_unless_it_is_optional()
    {
        List<(int Key, byte[] Value)> pairs = Pairs(Sample());
        Assert.Equal(38, pairs.Count);
        foreach ((int key, byte[] value) in pairs)
        {
            byte[] without = Record(pairs.Where(pair => pair.Key != key));
            if (key > 30)
            {
                Assert.NotEqual(Sample(), RecordCodec.Decode<Everything>(without));
            }
            else
            {
                Assert.Matches(@"^The field Everything\.\w+ is missing\.$", Refused<Everything>(without));
            }

            Assert.Matches(@"^The field Everything\.\w+ is there twice\.$", Refused<Everything>(Record([.. pairs, (key, value)])));
        }

        Assert.Equal("The field Everything.code is missing.", Refused<Everything>(Record(pairs.Where(pair => pair.Key != 20))));
    }

    public static void A_value_of_another_type_is_refused()
    {
        List<(int Key, byte[] Value)> pairs = Pairs(Sample());
        foreach ((int key, byte[] original) in pairs)
        {
            MessagePackType type = new MessagePackReader(original).NextMessagePackType;
            foreach ((MessagePackType other, string hex) in s_values)
            {
                byte[] record = Record(pairs.Select(pair => (pair.Key, pair.Key == key ? Hex(hex) : pair.Value)));
                bool isAccepted = RecordCodec.TryDecode<Everything>(record.AsMemory(), out Everything? decoded);
                bool mayBe = other == type || (other == MessagePackType.Nil && key > 30);
                Assert.True(mayBe || !isAccepted, $"Field {key} took {other} {hex}");
                if (isAccepted)
                {
                    Assert.Equal(decoded, RecordCodec.Decode<Everything>(RecordCodec.Encode(decoded!)));
                }
            }
        }
    }

    public static void A_single_does_not_take_a_double()
    {
        Assert.False(Accepts(11, "cb3ff0000000000000"));
        Assert.True(Accepts(11, "ca3f800000"));
        Assert.True(Accepts(12, "ca3f800000"));
    }

    public static void Integers_outside_their_type_are_refused()
    {
        (int Key, string Good, string Bad)[] cases =
        [
            (2, "d080", "d1ff7f"), (2, "7f", "cc80"), (3, "ccff", "cd0100"), (3, "00", "ff"), (4, "d18000", "d2ffff7fff"), (4, "cd7fff", "cd8000"),
            (5, "cdffff", "ce00010000"), (5, "00", "d0ff"), (6, "d280000000", "d3ffffffff7fffffff"), (6, "ce7fffffff", "ce80000000"),
            (7, "ceffffffff", "cf0000000100000000"), (7, "00", "ff"), (8, "d38000000000000000", "cf8000000000000000"),
            (8, "cf7fffffffffffffff", "cfffffffffffffffff"), (9, "cfffffffffffffffff", "d3ffffffffffffffff"), (10, "cfffffffffffffffff", "ff"),
        ];
        foreach ((int key, string good, string bad) in cases)
        {
            Assert.True(Accepts(key, good), $"{key} {good}");
            Assert.False(Accepts(key, bad), $"{key} {bad}");
        }
    }

    public static void Values_that_are_not_declared_are_refused_unless_they_are_flexible()
    {
        Assert.False(Accepts(13, "00"));
        Assert.False(Accepts(13, "03"));
        Assert.False(Accepts(13, "cd01c8"));
        Assert.True(Accepts(13, "ccc8"));
        Assert.True(Accepts(14, "05"));
        Assert.False(Accepts(14, "cd8000"));
        Assert.True(Accepts(15, "00"));
        Assert.False(Accepts(15, "04"));
        Assert.True(Accepts(16, "00"));
        Assert.False(Accepts(16, "02"));
        Assert.False(Accepts(36, "00"));
        Assert.False(Accepts(27, "810090"));
    }

    public static void Plain_data_is_checked()
    {
        Assert.True(Accepts(17, "c4080000000000000000"));
        Assert.False(Accepts(17, "c40700000000000000"));
        Assert.False(Accepts(17, "c409000000000000000000"));
        Assert.True(Accepts(18, "c40c020000000000000000000000"));
        Assert.False(Accepts(18, "c40c030000000000000000000000"));
        Assert.False(Accepts(32, "c40100"));
    }

    public static void Texts_and_bytes_keep_their_bounds()
    {
        Assert.True(Accepts(20, "a431323334"));
        Assert.False(Accepts(20, "a53132333435"));
        Assert.True(Accepts(20, "a4c3a9c3a9"));
        Assert.False(Accepts(20, "a6c3a9c3a9c3a9"));
        Assert.True(Accepts(22, "c40401020304"));
        Assert.False(Accepts(22, "c4050102030405"));
        Assert.False(Accepts(33, "a3616263"));
        Assert.True(Accepts(28, "81a331323380"));
        Assert.False(Accepts(28, "81a43132333480"));
        Assert.False(Accepts(28, "81a08100c403010203"));
        foreach (string text in new[] { "a2c328", "a2c0af", "a3eda080", "a1ff" })
        {
            Assert.False(Accepts(19, text), text);
        }
    }

    public static void A_key_twice_in_a_map_is_refused()
    {
        Assert.True(Accepts(26, "8201a002a0"));
        Assert.False(Accepts(26, "8201a001a0"));
        Assert.False(Accepts(26, "8201a0cc01a0"));
        Assert.False(Accepts(27, "8201900190"));
        Assert.False(Accepts(28, "82a08080" + "a080"));
        Assert.False(Accepts(28, "82a080" + "d90080"));
    }

    public static void Announced_lengths_are_not_believed()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string count in new[] { "00ffffff", "7fffffff", "80000000", "ffffffff" })
        {
            foreach (int key in new[] { 19, 20, 21, 22, 17, 23, 24, 25, 26, 27, 28, 30, 33, 34, 35, 37 })
            {
                foreach (string header in new[] { "db", "c6", "dd", "df", "c9" })
                {
                    Assert.False(Accepts(key, header + count));
                    Assert.False(Accepts(key + 1000, header + count));
                }
            }

            Assert.False(RecordCodec.TryDecode<Everything>(Hex("df" + count).AsMemory(), out _));
            Assert.False(RecordCodec.TryDecode<Nothing>(Hex("df" + count + "0101").AsMemory(), out _));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    public static void Records_lie_in_records_64_deep_and_no_deeper()
    {
        Assert.Equal(Chained(64), RecordCodec.Decode<Chain>(RecordCodec.Encode(Chained(64))));
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Chained(65)));
        Refused<Chain>([.. Hex("8101"), .. RecordCodec.Encode(Chained(64))]);
        byte[] tree = [.. Enumerable.Repeat(Hex("810191"), 63).SelectMany(bytes => bytes), .. Hex("810190")];
        Assert.True(RecordCodec.TryDecode<Tree>(tree.AsMemory(), out _));
        Refused<Tree>([.. Hex("810191"), .. tree]);
        Refused<Chain>([.. Enumerable.Repeat(Hex("8101"), 1_000_000).SelectMany(bytes => bytes), 0x80]);
    }

    public static void Depth_counts_down_again_behind_a_record()
    {
        var tree = new Tree { Children = [.. Enumerable.Range(0, 200).Select(_ => new Tree { Children = [new Tree()] })] };
        Assert.Equal(tree, RecordCodec.Decode<Tree>(RecordCodec.Encode(tree)));
    }

    public static void Unknown_keys_are_skipped_however_deep_it_goes_behind_them()
    {
        byte[] arrays = [0x81, 0x07, .. Enumerable.Repeat((byte)0x91, 1_000_000), 0xc0];
        Assert.Equal(new Nothing(), RecordCodec.Decode<Nothing>(arrays));
        byte[] maps = [0x81, 0x07, .. Enumerable.Repeat(new byte[] { 0x81, 0xc0 }, 1_000_000).SelectMany(bytes => bytes), 0xc0];
        Assert.Equal(new Nothing(), RecordCodec.Decode<Nothing>(maps));
        Assert.False(RecordCodec.TryDecode<Nothing>(arrays.AsMemory(0, arrays.Length - 1), out _));
    }

    public static void A_record_without_end_is_refused_before_the_stack_ends() =>
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Chained(1_000_000)));

    public static void Whatever_becomes_of_the_bytes_nothing_but_a_refusal_comes_out()
    {
        int seed = Environment.TickCount;
        Console.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        byte[] encoded = RecordCodec.Encode(Sample());
        for (int i = 0; i < 20_000; i++)
        {
            byte[] changed = [.. encoded];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                int place = random.Next(changed.Length);
                changed[place] = random.Next(4) == 0 ? (byte)(changed[place] ^ (1 << random.Next(8))) : (byte)random.Next(256);
            }

            try
            {
                Everything decoded = RecordCodec.Decode<Everything>(changed);
                Assert.Equal(decoded, RecordCodec.Decode<Everything>(RecordCodec.Encode(decoded)));
            }
            catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
            {
                Assert.False(RecordCodec.TryDecode<Everything>(changed.AsMemory(), out _), $"Seed {seed}, round {i}");
            }
        }
    }

    private static Chain Chained(int records)
    {
        var chain = new Chain();
        for (int i = 1; i < records; i++)
        {
            chain = new Chain { Next = chain };
        }

        return chain;
    }

    // Whether a record is one when the value behind a key is another one.
    private static bool Accepts(int key, string value) => RecordCodec.TryDecode<Everything>(
        Record([.. Pairs(Sample()).Where(pair => pair.Key != key), (key, Hex(value))]).AsMemory(), out _);

    private static byte[] Record(IEnumerable<(int Key, byte[] Value)> pairs)
    {
        List<(int Key, byte[] Value)> list = [.. pairs];
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(list.Count);
        foreach ((int key, byte[] value) in list)
        {
            writer.Write(key);
            writer.WriteRaw(value);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static List<(int Key, byte[] Value)> Pairs(Everything record)
    {
        var reader = new MessagePackReader(RecordCodec.Encode(record));
        int count = reader.ReadMapHeader();
        var pairs = new List<(int Key, byte[] Value)>();
        for (int i = 0; i < count; i++)
        {
            int key = reader.ReadInt32();
            long start = reader.Consumed;
            MessagePackReader behind = reader;
            behind.Skip();
            pairs.Add((key, reader.ReadRaw(behind.Consumed - start).ToArray()));
            reader = behind;
        }

        return pairs;
    }
}
