namespace TelOS.Runtime.Tests.Messages;

public sealed class MessageWriterTests : IDisposable
{
    private readonly Message _message = Message.Rent();

    public void Dispose() => _message.Dispose();

    [Fact]
    public void A_request_has_a_header_of_48_bytes_then_the_opcode_and_the_arguments()
    {
        var request = _message.BeginRequest(1);
        request.WriteUInt64(20);
        request.WriteInt32(-2);

        var header = new string('0', 96);
        Assert.Equal(header + "0100000000000000" + "1400000000000000" + "feffffff00000000", Hex(_message.Datagram));
    }

    [Fact]
    public void Every_scalar_takes_eight_bytes_and_its_padding_is_zero()
    {
        var writer = _message.BeginReply();
        writer.WriteBoolean(true);
        writer.WriteUInt8(0xff);
        writer.WriteInt8(-1);
        writer.WriteUInt16(0x1234);
        writer.WriteInt16(-2);
        writer.WriteUInt32(0x12345678);
        writer.WriteInt64(-3);
        writer.WriteSingle(1);
        writer.WriteDouble(-0.0);
        writer.WriteVoid();

        Assert.Equal(
            "0100000000000000" + "ff00000000000000" + "ff00000000000000" + "3412000000000000" + "feff000000000000"
            + "7856341200000000" + "fdffffffffffffff" + "0000803f00000000" + "0000000000000080" + "0000000000000000",
            Hex(_message.Payload));
    }

    [Fact]
    public void An_in_buffer_is_its_length_and_its_bytes_padded_to_eight()
    {
        _message.BeginReply().WriteBytes([1, 2, 3], 8);

        Assert.Equal("0300000000000000" + "0102030000000000", Hex(_message.Payload));
    }

    [Fact]
    public void A_text_carries_its_terminator_and_its_length_counts_it()
    {
        _message.BeginReply().WriteText("hé", 8);

        Assert.Equal("0400000000000000" + "68c3a90000000000", Hex(_message.Payload));
    }

    [Fact]
    public void A_string_is_its_capacity_in_zero_filled_bytes_and_a_length_with_the_terminator()
    {
        _message.BeginReply().WriteString("abc", 13);

        Assert.Equal("616263" + new string('0', 26) + "0400000000000000", Hex(_message.Payload));
    }

    [Fact]
    public void What_is_too_long_is_refused_and_the_message_names_the_maximum()
    {
        Assert.Contains("8", Assert.Throws<ArgumentException>(() => _message.BeginReply().WriteBytes(new byte[9], 8)).Message, StringComparison.Ordinal);
        Assert.Contains("7", Assert.Throws<ArgumentException>(() => _message.BeginReply().WriteText("12345678", 8)).Message, StringComparison.Ordinal);
        Assert.Contains("7", Assert.Throws<ArgumentException>(() => _message.BeginReply().WriteString("12345678", 8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_with_a_zero_inside_is_refused_because_it_would_end_there()
    {
        Assert.Throws<ArgumentException>(() => _message.BeginReply().WriteText("a\0b", 8));
        Assert.Throws<ArgumentException>(() => _message.BeginReply().WriteString("a\0b"u8, 8));
    }

    [Fact]
    public void Clamped_writes_send_what_Genode_sends()
    {
        var writer = _message.BeginReply();
        writer.WriteBytesClamped([1, 2, 3], 2);
        writer.WriteTextClamped("12345678", 8);
        writer.WriteTextClamped("1234567é", 8);

        Assert.Equal(
            "0200000000000000" + "0102000000000000" + "0800000000000000" + "3132333435363738"
            + "0800000000000000" + "31323334353637c3",
            Hex(_message.Payload));
    }

    [Fact]
    public void A_message_is_at_most_1024_bytes_and_four_capabilities()
    {
        _message.BeginRequest(0).WriteBytes(new byte[1008], 1008);
        Assert.Equal(1024, _message.PayloadLength);
        Assert.Throws<InvalidOperationException>(() => _message.BeginRequest(0).WriteBytes(new byte[1009], 2000));

        _message.BeginReply();
        Assert.Throws<InvalidOperationException>(() =>
        {
            var writer = _message.BeginReply();
            for (var slot = 0; slot < 5; slot++)
            {
                writer.WriteCapability(null);
            }
        });
    }

    [Fact]
    public void An_optional_is_a_flag_at_the_alignment_of_its_value()
    {
        var writer = _message.BeginReply();
        writer.WriteOptionalScalar<ushort>(0x1234);
        writer.WriteOptionalScalar<ulong>(null);
        writer.WriteOptional<Affinity>(new Affinity(1, 2, 3, 4, 5, 6));
        writer.WriteOptional<Affinity>(null);

        Assert.Equal(
            "0100341200000000" + new string('0', 32)
            + "01000000" + "010000000200000003000000" + "040000000500000006000000" + "00000000"
            + new string('0', 64),
            Hex(_message.Payload));
    }

    [Fact]
    public void A_used_buffer_leaves_nothing_behind_in_the_next_message()
    {
        var writer = _message.BeginReply();
        writer.WriteRaw([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

        var next = _message.BeginRequest(0);
        next.WriteBytes([1], 8);
        Assert.Equal(new string('0', 16) + "0100000000000000" + "0100000000000000", Hex(_message.Payload));
    }

    [Fact]
    public void A_refusal_is_a_code_and_nothing_else()
    {
        var writer = _message.BeginReply();
        writer.WriteUInt64(7);
        writer.WriteCapability(null);
        writer.Refuse();

        Assert.Equal("feffffffffffffff" + new string('0', 80), Hex(_message.Datagram));
    }

    [Theory]
    [InlineData(0, 3, -1003)]
    [InlineData(1, 3, -1002)]
    [InlineData(2, 3, -1001)]
    [InlineData(0, 1, -1001)]
    public void Exception_codes_count_down_to_the_end_of_the_list(int index, int count, long code)
    {
        var writer = _message.BeginReply();
        writer.WriteUInt64(5);
        writer.WriteException(index, count);

        Assert.Equal(code, _message.ProtocolWord);
        Assert.Equal(5UL, _message.ReadReply(0, count).ReadUInt64());
        if (index == 0)
        {
            Assert.Throws<MalformedReplyException>(() => _message.ReadReply(0, count - 1));
        }
    }

    [Fact]
    public void An_invalid_capability_takes_a_slot_with_the_badge_of_nothing()
    {
        _message.BeginReply().WriteCapability(null);

        Assert.Equal(
            new string('0', 16) + "0100000000000000" + "feffffffffffffff" + new string('0', 48), Hex(_message.Datagram));
    }

    [Fact]
    public void A_message_that_was_returned_cannot_be_written()
    {
        var message = Message.Rent();
        message.Dispose();
        message.Dispose();

        Assert.Throws<ObjectDisposedException>(() => message.BeginReply());
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
