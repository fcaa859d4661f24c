using System;
using System.Runtime.CompilerServices;
using Samples.Unions;
using TelOS.Runtime;
using Xunit;

namespace UnionsScenario;

public static class Tests
{
    public static void Every_arm_comes_back_as_it_went()
    {
        Assert.True(Back(Shape.FromSides(Sides(1, 2, 65535))).TryGetSides(out Shape.SidesArray sides));
        Assert.Equal(65535, sides[2]);
        Assert.True(Back(Shape.FromCircle(new Circle { Radius = 1.5f, Color = Color.Green })).TryGetCircle(out Circle circle));
        Assert.Equal((1.5f, Color.Green), (circle.Radius, circle.Color));
        Assert.True(Back(Shape.FromLabel("kůň")).TryGetLabel(out string label));
        Assert.Equal("kůň", label);
        Assert.True(Back(Shape.FromNothing()).IsNothing);
        Assert.True(Back(Shape.FromFlag(true)).TryGetFlag(out bool flag) && flag);
        Assert.True(Back(Shape.FromLimit(ulong.MaxValue)).TryGetLimit(out ulong? limit));
        Assert.Equal(ulong.MaxValue, limit);
        Assert.True(Back(Shape.FromLimit(null)).TryGetLimit(out limit));
        Assert.Null(limit);
        Assert.True(Back(Shape.FromTitle("abc")).TryGetTitle(out string? title));
        Assert.Equal("abc", title);
        Assert.True(Back(Shape.FromTitle(null)).TryGetTitle(out title));
        Assert.Null(title);
        Assert.True(Back(Shape.FromColor(Color.Red)).TryGetColor(out Color color));
        Assert.Equal(Color.Red, color);
        Assert.True(Back(Shape.FromInner(Small.FromHigh(9))).TryGetInner(out Small inner));
        Assert.True(inner.TryGetHigh(out byte high));
        Assert.Equal(9, high);
    }

    public static void The_bytes_are_a_tag_and_the_arm_and_zeros()
    {
        Assert.Equal(
            "05000000" + "00000000" + "010002000300" + "0000" + "0000000000000000" + "0000000000000000",
            Convert.ToHexStringLower(Bytes(Shape.FromSides(Sides(1, 2, 3)))));
        Assert.Equal("ff07", Convert.ToHexStringLower(Bytes(Small.FromHigh(7))));
        Assert.Equal("0200", Convert.ToHexStringLower(Bytes(Choice.FromNo())));
        Assert.Equal("0100000000000000" + "07" + new string('0', 62), Convert.ToHexStringLower(Bytes(Roomy.FromOne(7))));
    }

    public static void The_default_is_the_empty_union()
    {
        Shape none = Back(default(Shape));
        Assert.Equal(ShapeTag.Empty, none.Tag);
        Assert.False(none.TryGetCircle(out _) || none.TryGetLabel(out _) || none.IsNothing);
        Assert.Equal(ChoiceTag.None, default(Choice).Tag);
        Assert.Equal(ChoiceTag.Empty, Choice.FromEmpty().Tag);
    }

    public static void An_arm_that_is_not_in_use_gives_nothing_away()
    {
        Shape label = Shape.FromLabel("secret");
        Assert.False(label.TryGetLimit(out ulong? limit));
        Assert.Null(limit);
        Assert.False(label.TryGetCircle(out Circle circle));
        Assert.Equal(default, circle);
        Assert.False(label.TryGetTitle(out string? title));
        Assert.Null(title);
        Assert.False(Shape.FromNothing().TryGetLabel(out string text));
        Assert.Equal(string.Empty, text);
    }

    public static void Every_tag_that_is_not_declared_is_refused()
    {
        int refused = 0;
        byte[] bytes = new byte[WireValue.SizeOf<Shape>()];
        for (int tag = 0; tag < 300; tag++)
        {
            BitConverter.TryWriteBytes(bytes, tag);
            bytes.AsSpan(8, 2).Fill(tag is 9 or 200 ? (byte)1 : (byte)0);
            bytes[12] = tag == 1 ? (byte)1 : (byte)0;
            bool isDeclared = tag is 0 or 1 or 2 or 3 or 5 or 6 or 7 or 8 or 9 or 10 or 200;
            bool isRead = WireValue.TryRead(bytes, out Shape shape);
            Assert.True(isRead == isDeclared, $"Tag {tag}");
            Assert.True(!isDeclared || tag == (int)shape.Tag, $"Tag {tag}");
            refused += isRead ? 0 : 1;
        }

        Assert.Equal(289, refused);
        foreach (uint tag in new[] { 0x0101u, 0x80000001u, uint.MaxValue })
        {
            BitConverter.TryWriteBytes(bytes, tag);
            Assert.False(WireValue.TryRead(bytes, out Shape _));
        }
    }

    public static void What_lies_in_an_arm_is_checked()
    {
        Refused(1, (12, 0));
        Refused(1, (12, 3));
        Refused(2, (16, 9));
        Refused(2, (8, 1), (16, 1));
        Refused(6, (8, 2));
        Refused(7, (8, 2));
        Refused(8, (8, 2));
        Refused(8, (8, 1), (24, 5));
        Refused(9, (8, 3));
        Refused(10, (8, 2));
        Refused(200, (8, 1), (9, 9));
    }

    public static void Another_size_is_refused()
    {
        for (int size = 0; size < 64; size++)
        {
            Assert.Equal(size == WireValue.SizeOf<Shape>(), WireValue.TryRead(new byte[size], out Shape _));
            Assert.Equal(size == 2, WireValue.TryRead(new byte[size], out Small _));
        }
    }

    public static void Size_and_alignment_are_those_of_the_layout()
    {
        Assert.Equal((40, 8), (WireValue.SizeOf<Roomy>(), WireValue.AlignmentOf<Roomy>()));
        Assert.Equal((2, 2), (WireValue.SizeOf<Choice>(), WireValue.AlignmentOf<Choice>()));
        Assert.Equal(WireValue.SizeOf<Shape>(), Unsafe.SizeOf<Shape>());
        Assert.Equal(WireValue.SizeOf<Roomy>(), Unsafe.SizeOf<Roomy>());
        Assert.Equal(WireValue.SizeOf<Holder>(), Unsafe.SizeOf<Holder>());
    }

    public static void Only_what_is_in_use_is_compared()
    {
        Shape left = Shape.FromColor(Color.Red);
        byte[] bytes = Bytes(left);
        bytes.AsSpan(9).Fill(0xff);
        Assert.True(WireValue.TryRead(bytes, out Shape right));
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left == right);
        Assert.True(left != Shape.FromColor(Color.Green));
        Assert.NotEqual(Shape.FromFlag(false), Shape.FromLimit(null));
        Assert.NotEqual(Shape.FromNothing(), default);
        Assert.Equal(Choice.FromYes(), Choice.FromYes());
        Assert.NotEqual(Choice.FromYes(), Choice.FromNo());
    }

    public static void A_union_lies_in_a_struct()
    {
        var holder = new Holder { Before = 1, Shape = Shape.FromLabel("abc") };
        Assert.Equal(holder, Back(holder));
        byte[] bytes = Bytes(holder);
        bytes[8] = 4;
        Assert.False(WireValue.TryRead(bytes, out Holder _));
    }

    public static void A_text_that_is_too_long_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Shape.FromLabel("12345678"));
        Assert.Throws<ArgumentException>(() => Shape.FromTitle("1234"));
    }

    private static Shape.SidesArray Sides(ushort a, ushort b, ushort c)
    {
        Shape.SidesArray sides = default;
        (sides[0], sides[1], sides[2]) = (a, b, c);
        return sides;
    }

    private static void Refused(byte tag, params (int Offset, byte Value)[] changes)
    {
        byte[] bytes = new byte[WireValue.SizeOf<Shape>()];
        bytes[0] = tag;
        foreach ((int offset, byte value) in changes)
        {
            bytes[offset] = value;
        }

        Assert.False(WireValue.TryRead(bytes, out Shape _));
    }

    private static byte[] Bytes<T>(T value)
        where T : struct, IWireValue<T>
    {
        byte[] bytes = new byte[WireValue.SizeOf<T>()];
        bytes.AsSpan().Fill(0xaa);
        WireValue.Write(value, bytes);
        return bytes;
    }

    private static T Back<T>(T value)
        where T : struct, IWireValue<T>
    {
        Assert.True(WireValue.TryRead(Bytes(value), out T back));
        Assert.Equal(value, back);
        return back;
    }
}
