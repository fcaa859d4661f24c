using System;
using System.Collections.Generic;
using MessagePack;
using Samples.Records;
using TelOS.Runtime;
using Xunit;

namespace RecordsScenario;

public static partial class Tests
{
    public static void A_record_comes_back_as_it_went() =>
        Assert.Equal(Sample(), RecordCodec.Decode<Everything>(RecordCodec.Encode(Sample())));

    public static void A_record_without_its_optional_fields_comes_back_as_it_went()
    {
        var empty = new Everything
        {
            Color = Color.Red,
            Mood = Mood.Glad,
        };
        Assert.Equal(empty, RecordCodec.Decode<Everything>(RecordCodec.Encode(empty)));
    }

    public static void A_record_has_no_null_where_something_must_be()
    {
        var person = new Person();
        Assert.Equal((string.Empty, null, 0, 0, null), (person.Name, person.Age, person.Tags.Count, person.Friends.Count, person.Parent));
        Assert.Equal(person, RecordCodec.Decode<Person>(RecordCodec.Encode(person)));
        Assert.Equal(new Person(), new Everything().Person);
        Assert.Empty(new Everything().Data);
    }

    public static void The_encoding_is_a_map_from_keys_in_ascending_order()
    {
        var person = new Person { Name = "Ada", Age = 36, Tags = ["x"], Friends = { ["Bob"] = new Person() } };
        Assert.Equal(
            "84" + "01a3416461" + "0224" + "0391a178" + "cd012c81a3426f62" + "83" + "01a0" + "0390" + "cd012c80",
            Convert.ToHexStringLower(RecordCodec.Encode(person)));
    }

    public static void Plain_data_is_the_bytes_of_the_wire()
    {
        byte[] encoded = RecordCodec.Encode(Sample());
        string point = "c408" + "ffffffff" + "02000000";
        string shape = "c40c" + "01000000" + "05000000" + "06000000";
        Assert.Contains("11" + point + "12" + shape, Convert.ToHexStringLower(encoded), StringComparison.Ordinal);
    }

    public static void Equal_contents_are_equal_and_hash_alike()
    {
        Everything left = Sample();
        Everything right = Sample();
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        right.Names.Remove(7);
        right.Names.Add(7, "seven");
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    public static void A_difference_anywhere_inside_makes_records_differ()
    {
        Action<Everything>[] changes =
        [
            it => it.Data[1]++, it => it.Numbers.Add(3), it => it.Points[0] = default, it => it.Rows[0][1][0]++, it => it.Rows[1].Add([]),
            it => it.Names[7] = "?", it => it.Names.Remove(7), it => it.Colors[Color.Blue].Clear(), it => it.Nested["k"][-1][0]++,
            it => it.Person.Tags.Add("t"), it => it.People[0].Friends.Clear(), it => it.Lookup![1]++, it => it.More!.Clear(), it => it.Raw![0]++,
        ];
        foreach (Action<Everything> change in changes)
        {
            Everything other = Sample();
            change(other);
            Assert.NotEqual(Sample(), other);
        }

        Assert.NotEqual(Sample(), Sample() with { Raw = null });
        Assert.NotEqual(Sample() with { Lookup = null }, Sample());
        Assert.NotEqual(Sample(), Sample() with { Rate = double.NaN });
        Assert.Equal(Sample() with { Rate = double.NaN }, Sample() with { Rate = double.NaN });
    }

    public static void Unknown_keys_are_skipped_whatever_lies_behind_them()
    {
        byte[] known = Hex("83" + "01a3416461" + "0390" + "cd012c80");
        byte[][] strangers =
        [
            [0xc0], [0xc3], [0x05], Hex("cfffffffffffffffff"), Hex("d38000000000000000"), Hex("cb7ff8000000000000"), Hex("a3616263"),
            Hex("c4021234"), Hex("92c09105"), Hex("81c0820102a1ff03"), Hex("d705ffffffffffffffff"), Hex("c70305010203"),
        ];
        foreach (byte[] stranger in strangers)
        {
            // A fourth pair, with a key that an old reader does not know, in front and at the end.
            byte[][] records = [[0x84, 0x07, .. stranger, .. known[1..]], [0x84, .. known[1..], 0xcd, 0xff, 0x00, .. stranger]];
            foreach (byte[] record in records)
            {
                Assert.Equal("Ada", RecordCodec.Decode<Person>(record).Name);
                Assert.Equal(new Nothing(), RecordCodec.Decode<Nothing>(record));
            }
        }
    }

    public static void Integers_that_cannot_be_keys_are_unknown()
    {
        foreach (string key in new[] { "00", "ff", "d38000000000000000", "cfffffffffffffffff", "ce00010000", "d1ffff" })
        {
            Assert.Equal(new Nothing(), RecordCodec.Decode<Nothing>(Hex($"81{key}c0")));
        }
    }

    public static void A_key_may_be_written_longer_than_it_needs() =>
        Assert.Equal("Ada", RecordCodec.Decode<Person>(Hex("83" + "cf0000000000000001a3416461" + "d20000000390" + "ce0000012c80")).Name);

    public static void Fields_come_in_any_order() =>
        Assert.Equal("Ada", RecordCodec.Decode<Person>(Hex("83" + "cd012c80" + "0390" + "01a3416461")).Name);

    public static void Nil_stands_for_an_absent_optional_field() =>
        Assert.Null(RecordCodec.Decode<Person>(Hex("84" + "01a0" + "02c0" + "0390" + "cd012c80")).Age);

    public static void More_fields_than_a_word_has_bits_are_all_looked_at()
    {
        var wide = new Wide { A1 = 1, G1 = 61, G4 = 64, G5 = 65 };
        byte[] encoded = RecordCodec.Encode(wide);
        Assert.Equal(wide, RecordCodec.Decode<Wide>(encoded));
        Assert.Equal("The field Wide.g5 is missing.", Refused<Wide>([0xde, 0, 64, .. encoded[3..^2]]));
        Assert.Equal("The field Wide.g5 is there twice.", Refused<Wide>([0xde, 0, 66, .. encoded[3..], 0x41, 0x01]));
    }

    public static void Names_that_generated_code_uses_itself_are_free_for_fields()
    {
        var names = new Names { Reader = 1, Writer = 2, Value = 3, Count = 4, Item = [6], HashCode = "h", Color = Color.Blue, List = [7] };
        Assert.Equal(names, RecordCodec.Decode<Names>(RecordCodec.Encode(names)));
        Assert.NotEqual(names, names with { Item = [] });
    }

    public static void What_the_contract_bounds_is_refused_before_it_is_written()
    {
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Sample() with { Code = "12345" }));
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Sample() with { Code = "ééé" }));
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Sample() with { Hash = new byte[5] }));
        Assert.Throws<ArgumentException>(() => RecordCodec.Encode(new Person { Tags = ["12345678"] }));
        Assert.Throws<ArgumentNullException>(() => RecordCodec.Encode(new Person { Name = null! }));
        Assert.Throws<ArgumentNullException>(() => RecordCodec.Encode(new Person { Tags = [null!] }));
    }

    private static Everything Sample() => new()
    {
        Truth = true,
        Tiny = sbyte.MinValue,
        Byte8 = byte.MaxValue,
        Short16 = short.MinValue,
        Word16 = ushort.MaxValue,
        Int32 = int.MinValue,
        Word32 = uint.MaxValue,
        Long64 = long.MinValue,
        Word64 = ulong.MaxValue,
        Size = 1UL << 63,
        Single = 1.5f,
        Number = double.Epsilon,
        Color = Color.Blue,
        Mood = (Mood)77,
        Rights = Rights.Read | Rights.Write,
        Failure = Failure.Busy,
        Point = new Point { X = -1, Y = 2 },
        Shape = Shape.FromPoint(new Point { X = 5, Y = 6 }),
        Text = "žluťoučký \0 kůň",
        Code = "1234",
        Data = [0, 255],
        Hash = [1, 2, 3, 4],
        Numbers = [0, 1, 127, 128, 255, 256, 65535, 65536, uint.MaxValue, 1UL + uint.MaxValue, long.MaxValue, ulong.MaxValue],
        Points = [new Point { X = 1 }, new Point { Y = int.MinValue }],
        Rows = [[[], [1, 2]], []],
        Names = { [7] = "seven", [uint.MaxValue] = "many" },
        Colors = { [Color.Red] = [], [Color.Blue] = [default, Shape.FromNothing()] },
        Nested = { ["k"] = new() { [-1] = [9], [long.MinValue] = [] }, [""] = [] },
        Person = new Person { Name = "Ada", Age = uint.MaxValue },
        People = [new Person { Friends = { ["self"] = new Person { Name = "x" } } }],
        Rate = -0.0,
        Where = default(Point),
        Label = "",
        More = [1],
        Raw = [1],
        Shade = Color.Green,
        Lookup = new() { [1] = 2 },
        Other = new Person(),
    };

    private static byte[] Hex(string text) => Convert.FromHexString(text);

    private static string Refused<T>(byte[] encoded)
        where T : IRecord<T>
    {
        Assert.False(RecordCodec.TryDecode<T>(encoded.AsMemory(), out _));
        Assert.False(RecordCodec.TryDecode<T>(encoded.AsSpan(), out _));
        return Assert.Throws<MessagePackSerializationException>(() => RecordCodec.Decode<T>(encoded)).Message;
    }
}
