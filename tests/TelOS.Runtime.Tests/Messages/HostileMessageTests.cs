using System.Buffers.Binary;

namespace TelOS.Runtime.Tests.Messages;

public sealed class HostileMessageTests : IDisposable
{
    private readonly Message _message = Message.Rent();

    public void Dispose() => _message.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    [InlineData(48 + 1025)]
    [InlineData(200 * 1024)]
    public void A_datagram_of_an_impossible_size_is_refused(int size) =>
        Assert.False(_message.TryReceive(new byte[size], []));

    [Fact]
    public void A_count_that_is_not_that_of_the_capabilities_is_refused()
    {
        foreach (var count in new ulong[] { 1, 5, 1UL << 32, ulong.MaxValue })
        {
            var datagram = new byte[56];
            BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), count);
            Assert.False(_message.TryReceive(datagram, []));
        }

        var four = new byte[56];
        BinaryPrimitives.WriteUInt64LittleEndian(four.AsSpan(8), 5);
        Assert.False(_message.TryReceive(four, new Capability?[5]));
    }

    [Fact]
    public void A_badge_that_says_invalid_for_a_capability_that_came_is_refused_and_the_other_way_round()
    {
        using var receiver = new SignalReceiver();
        var datagram = new byte[56];
        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(8), 1);
        Assert.False(_message.TryReceive(datagram, [null]));

        BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(16), Wire.InvalidBadge);
        Assert.False(_message.TryReceive(datagram, [receiver.Context]));
        Assert.True(_message.TryReceive(datagram, [null]));
    }

    [Theory]
    [InlineData(33UL)]
    [InlineData(900UL)]
    [InlineData(1008UL)]
    [InlineData(1009UL)]
    [InlineData(0x8000_0000UL)]
    [InlineData(0x1_0000_0000UL)]
    [InlineData(0x7fff_ffff_ffff_ffffUL)]
    [InlineData(0xffff_ffff_ffff_fff0UL)]
    [InlineData(0xffff_ffff_ffff_fff8UL)]
    [InlineData(ulong.MaxValue)]
    public void A_length_that_is_not_in_the_message_or_not_in_the_contract_fails(ulong length)
    {
        Receive(0, length, 0, 0, 0, 0);
        var strict = _message.ReadRequest(out _);
        Assert.True(strict.ReadBytes(32).IsEmpty);
        Assert.True(strict.Failed);

        var text = _message.ReadRequest(out _);
        Assert.True(text.ReadText(32).IsEmpty);
        Assert.True(text.Failed);

        var clamped = _message.ReadRequest(out _);
        Assert.True(clamped.ReadBytesClamped(32).IsEmpty);
        Assert.False(clamped.IsSufficient);
    }

    [Fact]
    public void A_clamped_buffer_moves_on_by_all_that_was_transmitted()
    {
        Receive(0, 33, 1, 2, 3, 4, 5, 99);
        var reader = _message.ReadRequest(out _);

        Assert.Equal(32, reader.ReadBytesClamped(32).Length);
        Assert.Equal(99UL, reader.ReadUInt64());
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void A_truncated_request_fails_wherever_it_was_cut_and_reads_as_defaults()
    {
        using var full = Message.Rent();
        var request = full.BeginRequest(7);
        request.WriteUInt32(0xffffffff);
        request.WriteText("hello", 16);
        request.WriteBoolean(true);
        request.WriteString("name", 16);
        request.Write(new Affinity(1, 1, 1, 1, 1, 1));

        for (var length = 48; length < full.Datagram.Length; length++)
        {
            Assert.True(_message.TryReceive(full.Datagram[..length], []));
            var reader = _message.ReadRequest(out _);
            reader.ReadUInt32();
            reader.ReadText(16);
            reader.ReadBoolean();
            reader.ReadString(16);
            Assert.Equal(default, reader.Read<Affinity>());
            Assert.True(reader.Failed);
            Assert.False(reader.IsComplete);
            Assert.Equal(0UL, reader.ReadUInt64());
        }

        Assert.True(_message.TryReceive(full.Datagram, []));
        var whole = _message.ReadRequest(out var opcode);
        Assert.Equal(7UL, opcode);
        Assert.Equal(0xffffffff, whole.ReadUInt32());
        Assert.Equal("hello", whole.ReadText(16).ToString());
        Assert.True(whole.ReadBoolean());
        Assert.Equal("name", whole.ReadString(16).ToString());
        Assert.Equal(new Affinity(1, 1, 1, 1, 1, 1), whole.Read<Affinity>());
        Assert.True(whole.IsComplete);
    }

    [Fact]
    public void Trailing_bytes_are_too_much_for_our_contracts_and_nothing_to_Genode()
    {
        Receive(0, 1, 2);
        var reader = _message.ReadRequest(out _);
        reader.ReadUInt64();

        Assert.False(reader.IsComplete);
        Assert.True(reader.IsSufficient);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(255)]
    public void A_boolean_that_is_neither_0_nor_1_fails(byte value)
    {
        Receive(0, value);
        var reader = _message.ReadRequest(out _);
        Assert.False(reader.ReadBoolean());
        Assert.True(reader.Failed);
    }

    [Fact]
    public void The_padding_of_a_scalar_means_nothing()
    {
        Receive(0, 0xa5a5_a5a5_a5a5_a501);
        var reader = _message.ReadRequest(out _);
        Assert.True(reader.ReadBoolean());
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void A_text_needs_a_terminator_at_its_end_and_nowhere_else_and_to_be_UTF_8()
    {
        Assert.True(IsText([.. "abc\0"u8]));
        Assert.True(IsText([0]));
        Assert.False(IsText([]));
        Assert.False(IsText([.. "abc"u8]));
        Assert.False(IsText([.. "a\0c\0"u8]));
        Assert.False(IsText([0xff, 0]));
        Assert.False(IsText([0xc3, 0]));

        bool IsText(byte[] content)
        {
            _message.BeginRequest(0).WriteBytes(content, 64);
            var reader = _message.ReadRequest(out _);
            reader.ReadText(64);
            return reader.IsComplete;
        }
    }

    [Fact]
    public void A_Genode_text_that_was_cut_says_so()
    {
        var request = _message.BeginRequest(0);
        request.WriteTextClamped("1234567890", 4);
        request.WriteTextClamped("123", 4);
        var reader = _message.ReadRequest(out _);

        var cut = reader.ReadTextClamped(4);
        Assert.False(cut.IsTerminated);
        Assert.Equal("1234", cut.ToString());
        var whole = reader.ReadTextClamped(4);
        Assert.True(whole.IsTerminated);
        Assert.Equal("123", whole.ToString());
        Assert.True(reader.IsComplete);
    }

    [Theory]
    [InlineData(0UL, true)]
    [InlineData(1UL, false)]
    [InlineData(4UL, true)]
    [InlineData(5UL, false)]
    [InlineData(16UL, false)]
    [InlineData(17UL, false)]
    [InlineData(100_000UL, false)]
    [InlineData(0x8000_0000_0000_0001UL, false)]
    [InlineData(ulong.MaxValue, false)]
    public void The_length_of_a_string_must_end_at_its_terminator(ulong length, bool isValid)
    {
        var request = _message.BeginRequest(0);
        request.WriteRaw([(byte)'a', (byte)'b', (byte)'c', 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        request.WriteUInt64(length);
        var reader = _message.ReadRequest(out _);
        var text = reader.ReadString(16);

        Assert.Equal(isValid, reader.IsComplete);
        Assert.Equal(isValid && length != 0 ? "abc" : "", text.ToString());
    }

    [Fact]
    public void A_capability_that_did_not_come_fails_and_one_that_nobody_reads_is_given_up()
    {
        using var entrypoint = new Entrypoint();
        using var capability = entrypoint.Manage(new Calculator());
        Receive(0);
        var reader = _message.ReadRequest(out _);
        Assert.Null(reader.ReadCapability());
        Assert.True(reader.Failed);

        var received = capability.Duplicate();
        _message.BeginRequest(0).MoveCapability(received);
        Assert.False(_message.ReadRequest(out _).IsComplete);
        _message.Dispose();
        Assert.Throws<ObjectDisposedException>(() => received.Duplicate());
    }

    [Fact]
    public void An_optional_with_an_impossible_flag_fails()
    {
        Receive(0, 2, 0);
        var reader = _message.ReadRequest(out _);
        Assert.Null(reader.ReadOptionalScalar<ulong>());
        Assert.True(reader.Failed);
    }

    [Fact]
    public void Optionals_read_as_they_were_written()
    {
        var request = _message.BeginRequest(0);
        request.WriteOptionalScalar<int>(-5);
        request.WriteOptionalScalar<byte>(null);
        request.WriteOptional<Affinity>(Affinity.Anywhere);
        request.WriteOptional<Affinity>(null);
        var reader = _message.ReadRequest(out _);

        Assert.Equal(-5, reader.ReadOptionalScalar<int>());
        Assert.Null(reader.ReadOptionalScalar<byte>());
        Assert.Equal(Affinity.Anywhere, reader.ReadOptional<Affinity>());
        Assert.Null(reader.ReadOptional<Affinity>());
        Assert.True(reader.IsComplete);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(-1000)]
    [InlineData(-1001)]
    [InlineData(1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_reply_with_a_code_that_the_contract_does_not_know_is_malformed(long code)
    {
        _message.BeginReply().Fail(code);
        Assert.Throws<MalformedReplyException>(() => _message.ReadReply());
    }

    [Fact]
    public void Who_passes_a_call_on_can_say_that_the_server_is_gone_and_only_so()
    {
        _message.BeginReply().FailServerGone();
        Assert.Equal(ReplyCode.InvalidObject, _message.ProtocolWord);
        Assert.Throws<ServerDiedException>(() => _message.ReadReply());

        // Whatever else stands behind the code is not meant.
        _message.BeginReply().Fail(ReplyCode.InvalidObject);
        Assert.Throws<InvalidObjectException>(() => _message.ReadReply());
        var reply = _message.BeginReply();
        reply.Fail(ReplyCode.InvalidObject);
        reply.WriteUInt64(ReplyCode.ServerGone + 1);
        Assert.Throws<InvalidObjectException>(() => _message.ReadReply());
        reply.FailServerGone();
        reply.WriteUInt64(0);
        Assert.Throws<InvalidObjectException>(() => _message.ReadReply());
    }

    private void Receive(params ulong[] items)
    {
        var writer = _message.BeginReply();
        foreach (var item in items)
        {
            writer.WriteUInt64(item);
        }
    }
}
