using System;
using Samples.Dataspaces;
using TelOS.Runtime;
using Xunit;

namespace DataspacesScenario;

public static class Tests
{
    public static void Numbers_lie_where_the_contract_says()
    {
        byte[] memory = new byte[ScreenView.SizeInBytes];
        var screen = new ScreenView(memory) { Frames = 0x0102030405060708, Small = -1, Ratio = 1.0f };
        Assert.Equal("0807060504030201" + "ff" + "000000" + "0000803f", Convert.ToHexStringLower(memory.AsSpan(0, 16)));
        Assert.Equal((0x0102030405060708UL, (sbyte)-1, 1.0f), (screen.Frames, screen.Small, screen.Ratio));
        screen.Samples[2] = double.Epsilon;
        screen.Shades.Fill(3);
        Assert.Equal(double.Epsilon, new ScreenView(memory).Samples[2]);
        Assert.Equal(3, new ScreenView(memory).Samples.Length);
        Assert.Equal(3, new ScreenView(memory).Shades[3]);
    }

    public static void Values_come_back_as_they_went()
    {
        ScreenView screen = Screen();
        screen.WriteVisible(true);
        Assert.True(screen.TryReadVisible(out bool visible) && visible);
        screen.WriteKind(Kind.Touch);
        Assert.True(screen.TryReadKind(out Kind kind));
        Assert.Equal(Kind.Touch, kind);
        screen.WriteButtons(Buttons.Left | Buttons.Right);
        Assert.True(screen.TryReadButtons(out Buttons buttons));
        Assert.Equal(Buttons.Left | Buttons.Right, buttons);
        screen.WriteLoose((Loose)77);
        Assert.True(screen.TryReadLoose(out Loose loose));
        Assert.Equal((Loose)77, loose);
        screen.WritePayload(Payload.FromSmall(5));
        Assert.True(screen.TryReadPayload(out Payload payload));
        Assert.Equal(Payload.FromSmall(5), payload);
        screen.WriteLast(new Event { Kind = Kind.Key, Code = 9 });
        Assert.True(screen.TryReadLast(out Event last));
        Assert.Equal(new Event { Kind = Kind.Key, Code = 9 }, last);
        screen.WriteTitle("kůň");
        Assert.True(screen.TryReadTitle(out string title));
        Assert.Equal("kůň", title);
        Assert.True(screen.TryReadLimit(out uint? limit));
        Assert.Null(limit);
        screen.WriteLimit(7);
        Assert.True(screen.TryReadLimit(out limit));
        Assert.Equal(7u, limit);
        screen.WriteLimit(null);
        Assert.True(screen.TryReadLimit(out limit));
        Assert.Null(limit);
    }

    public static void Elements_come_back_as_they_went()
    {
        ScreenView screen = Screen();
        screen.WriteKinds(2, Kind.Touch);
        Assert.True(screen.TryReadKinds(2, out Kind kind));
        Assert.Equal(Kind.Touch, kind);
        screen.WriteSwitches(1, true);
        Assert.True(screen.TryReadSwitches(1, out bool isOn) && isOn);
        Assert.True(screen.TryReadSwitches(0, out isOn) && !isOn);
        screen.WriteTitles(1, "seven77");
        Assert.True(screen.TryReadTitles(1, out string title));
        Assert.Equal("seven77", title);
        Assert.True(screen.TryReadTitles(0, out title));
        Assert.Equal(string.Empty, title);
        Assert.True(screen.TryReadGrid(1, out var row));
        row[1] = 5;
        screen.WriteGrid(1, row);
        Assert.True(screen.TryReadGrid(1, out row));
        Assert.Equal(5u, row[1]);
        Assert.True(screen.TryReadLarge(0, out var large));
        large[199] = ulong.MaxValue;
        screen.WriteLarge(0, large);
        Assert.True(screen.TryReadLarge(0, out large));
        Assert.Equal(ulong.MaxValue, large[199]);
    }

    public static void An_index_outside_an_array_is_refused()
    {
        foreach (int index in new[] { -1, 3, int.MinValue, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Screen().TryReadKinds(index, out _));
            Assert.Throws<ArgumentOutOfRangeException>(() => Screen().WriteKinds(index, Kind.Key));
            Assert.Throws<IndexOutOfRangeException>(() => Screen().Samples[index]);
        }
    }

    public static void What_the_other_side_writes_is_checked()
    {
        byte[] memory = new byte[ScreenView.SizeInBytes];
        memory.AsSpan().Fill(0xff);
        var screen = new ScreenView(memory);
        Assert.False(screen.TryReadVisible(out _));
        Assert.False(screen.TryReadKind(out _));
        Assert.False(screen.TryReadButtons(out _));
        Assert.True(screen.TryReadLoose(out _));
        Assert.False(screen.TryReadPayload(out _));
        Assert.False(screen.TryReadLast(out _));
        Assert.False(screen.TryReadTitle(out string title));
        Assert.Equal(string.Empty, title);
        Assert.False(screen.TryReadLimit(out _));
        Assert.False(screen.TryReadKinds(0, out _));
        Assert.False(screen.TryReadSwitches(0, out _));
        Assert.False(screen.TryReadTitles(0, out _));
        Assert.Equal(ulong.MaxValue, screen.Frames);
        Assert.True(screen.Events.IsCorrupt);
    }

    public static void Rings_carry_elements_of_every_kind()
    {
        ScreenView screen = Screen();
        Assert.Equal(
            [3, 2, 2, 1, 1, 3],
            new[]
            {
                screen.Events.Capacity, screen.Numbers.Capacity, screen.Codes.Capacity, screen.Labels.Capacity, screen.Maybe.Capacity,
                screen.Truths.Capacity,
            });
        for (uint i = 0; i < 10; i++)
        {
            Assert.Equal(RingResult.Done, screen.Events.TryPlace(new Event { Kind = Kind.Key, Code = i }));
            Assert.Equal(RingResult.Done, screen.Events.TryTake(out Event taken));
            Assert.Equal(i, taken.Code);
        }

        Assert.Equal(RingResult.NotNow, screen.Events.TryTake(out _));
        Assert.Equal(RingResult.Done, screen.Numbers.TryPlace(new(65535)));
        Assert.Equal(RingResult.Done, screen.Numbers.TryTake(out WireScalar<ushort> number));
        Assert.Equal(65535, number.Value);
        Assert.Equal(RingResult.Done, screen.Codes.TryPlace(new(Kind.Touch)));
        Assert.Equal(RingResult.Done, screen.Codes.TryTake(out var code));
        Assert.Equal(Kind.Touch, code.Value);
        Assert.Equal(RingResult.Done, screen.Labels.TryPlace(new("label")));
        Assert.Equal(RingResult.NotNow, screen.Labels.TryPlace(new("full")));
        Assert.Equal(RingResult.Done, screen.Labels.TryTake(out var label));
        Assert.Equal("label", label.Value.ToString());
        Assert.Equal(RingResult.Done, screen.Maybe.TryPlace(new(null)));
        Assert.Equal(RingResult.Done, screen.Maybe.TryTake(out var maybe));
        Assert.Null(maybe.Value);
        Assert.Equal(RingResult.Done, screen.Truths.TryPlace(new(true)));
        Assert.Equal(RingResult.Done, screen.Truths.TryTake(out var truth));
        Assert.True(truth.Value);
        Assert.Equal(0UL, screen.Frames);
    }

    public static void Elements_that_are_no_values_are_taken_out_and_refused()
    {
        ScreenView screen = Screen();
        screen.Codes.TryPlace(new((Kind)9));
        screen.Codes.TryPlace(new(Kind.Key));
        Assert.Equal(RingResult.Corrupt, screen.Codes.TryTake(out _));
        Assert.Equal(RingResult.Done, screen.Codes.TryTake(out var code));
        Assert.Equal(Kind.Key, code.Value);
    }

    public static void Memory_that_is_too_short_or_not_aligned_is_refused()
    {
        foreach (int size in new[] { 0, 1, ScreenView.SizeInBytes - 1 })
        {
            Assert.Throws<ArgumentException>(() => new ScreenView(new byte[size]).Frames);
        }

        Assert.Throws<ArgumentException>(() => new ScreenView(new byte[ScreenView.SizeInBytes + 8].AsSpan(1)).Frames);
        Assert.Equal(0UL, new ScreenView(new byte[ScreenView.SizeInBytes + 8].AsSpan(8)).Frames);
    }

    public static void A_packed_dataspace_has_numbers_anywhere()
    {
        byte[] memory = new byte[PackedView.SizeInBytes + 1];
        var packed = new PackedView(memory.AsSpan(1)) { Number = 0x01020304, Wide = 1.0 };
        packed.WriteKind(Kind.Touch);
        packed.Numbers[1] = 0x0506;
        Assert.Equal("00" + "00" + "04030201" + "000000000000f03f" + "0200" + "0000" + "0605", Convert.ToHexStringLower(memory));
        Assert.Equal((0x01020304u, 1.0), (packed.Number, packed.Wide));
        Assert.True(packed.TryReadKind(out Kind kind));
        Assert.Equal((Kind.Touch, 0x0506), (kind, packed.Numbers[1]));
    }

    public static void Packets_go_to_the_sink_and_back()
    {
        byte[] memory = new byte[4096];
        var source = new PlainView(memory);
        var sink = new PlainView(memory);
        Assert.Equal(0, PlainView.SizeInBytes % 64);
        Assert.Equal(PlainView.SizeInBytes, source.Packets.BulkOffset);
        var packet = new Packet { Offset = source.Packets.BulkOffset + 10, Size = 5, Kind = Kind.Key };
        Assert.True(source.Packets.TryGetContent(packet.Offset, packet.Size, out Span<byte> content));
        "hello"u8.CopyTo(content);
        Assert.Equal(RingResult.Done, source.Packets.Submitted.TryPlace(packet));

        Assert.Equal(RingResult.Done, sink.Packets.Submitted.TryTake(out Packet received));
        Assert.True(sink.Packets.TryGetContent(received.Offset, received.Size, out content));
        Assert.Equal("hello"u8, content);
        Assert.Equal(RingResult.Done, sink.Packets.Acknowledged.TryPlace(received));
        Assert.Equal(RingResult.Done, source.Packets.Acknowledged.TryTake(out Packet acknowledged));
        Assert.Equal(packet, acknowledged);
        Assert.Equal("hello"u8, memory.AsSpan(PlainView.SizeInBytes + 10, 5));
    }

    public static void A_packet_outside_the_bulk_area_has_no_content()
    {
        byte[] memory = new byte[4096];
        var stream = new StreamView(memory);
        int end = stream.Packets.BulkOffset + stream.Packets.BulkSize;
        Assert.False(stream.Packets.TryGetContent(0, 1, out _));
        Assert.False(stream.Packets.TryGetContent(-1, 1, out _));
        Assert.False(stream.Packets.TryGetContent(end, 1, out _));
        Assert.False(stream.Packets.TryGetContent(end - 1, ulong.MaxValue, out _));
        Assert.True(stream.Packets.TryGetContent(end, 0, out _));
        stream.Version = 3;
        Assert.Equal((3u, 4096 - 64), (stream.Version, end));
    }

    private static ScreenView Screen() => new(new byte[ScreenView.SizeInBytes]);
}
