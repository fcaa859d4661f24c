namespace TelOS.Runtime.Tests.Sockets;

/// <summary>What a hostile client can put into a datagram. The server answers or drops it, keeps nothing, and goes on.</summary>
public sealed class HostileDatagramTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ServedCalculator _server = new();
    private readonly SocketPair _channel = SocketPair.Create();

    public void Dispose()
    {
        _channel.Close();
        _server.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(55)]
    [InlineData(1073)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void A_datagram_that_is_too_short_or_too_long_is_refused(int length) =>
        Refuses(new byte[length]);

    [Theory]
    [InlineData(5UL)]
    [InlineData(1UL << 32)]
    [InlineData(ulong.MaxValue)]
    public void More_capabilities_than_a_message_can_have_are_refused(ulong count) =>
        Refuses(RawSocket.Datagram(count, [1, 2, 3, 4], Calculator.Add, 1, 2), _server.Socket, _server.Socket, _server.Socket, _server.Socket);

    [Fact]
    public void Capabilities_without_descriptors_are_refused() =>
        Refuses(RawSocket.Datagram(2, [1, 2], Calculator.Echo), _server.Socket);

    [Fact]
    public void Descriptors_without_capabilities_are_refused() =>
        Refuses(RawSocket.Datagram(1, [Wire.InvalidBadge], Calculator.Echo), _server.Socket);

    [Fact]
    public void More_descriptors_than_a_message_can_have_are_refused() =>
        Refuses(RawSocket.Datagram(4, [1, 2, 3, 4], Calculator.Echo), [.. Enumerable.Repeat(_server.Socket, 100)]);

    [Fact]
    public void A_length_field_that_is_longer_than_the_datagram_is_refused() =>
        Refuses(RawSocket.Datagram(0, [], Calculator.Sum, 1024 * 1024));

    [Fact]
    public void A_length_field_that_wraps_around_is_refused() =>
        Refuses(RawSocket.Datagram(0, [], Calculator.Sum, ulong.MaxValue));

    [Fact]
    public void A_call_without_a_reply_channel_is_dropped()
    {
        for (var round = 0; round < 50; round++)
        {
            Assert.True(RawSocket.Send(_server.Socket, RawSocket.Datagram(0, [], Calculator.Add, 1, 2)));
            Assert.True(RawSocket.Send(_server.Socket, []));
        }

        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
        Assert.Equal(1, _server.Object.Calls);
    }

    [Fact]
    public void A_reply_channel_that_is_full_or_no_socket_or_closed_does_not_stop_the_server()
    {
        var call = RawSocket.Datagram(0, [], Calculator.Add, 1, 2);
        using var file = new DescriptorHandle(LinuxMemory.CreateMemory("test", 1));
        _channel.Local.Dispose();
        for (var round = 0; round < 20; round++)
        {
            Assert.True(RawSocket.Send(_server.Socket, call, file));
            Assert.True(RawSocket.Send(_server.Socket, call, _channel.Remote));
        }

        var full = SocketPair.Create();
        for (var round = 0; round < 2000; round++)
        {
            Assert.True(RawSocket.Send(_server.Socket, call, full.Remote));
        }

        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
        full.Close();
    }

    [Fact]
    public void Descriptors_that_nobody_wants_are_closed()
    {
        Flood();
        var before = RawSocket.OpenDescriptors();
        Flood();
        Flood();
        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
        Assert.InRange(RawSocket.OpenDescriptors(), 0, before + 2);

        void Flood()
        {
            for (var round = 0; round < 100; round++)
            {
                var socket = _server.Socket;
                RawSocket.Send(socket, RawSocket.Datagram(1, [7], Calculator.Add, 1, 2), _channel.Remote, socket);
                RawSocket.Send(socket, RawSocket.Datagram(0, [], Calculator.Add, 1, 2), _channel.Remote, socket, socket);
                RawSocket.Send(socket, new byte[3000], _channel.Remote, socket, socket);
                RawSocket.Send(socket, RawSocket.Datagram(4, [7, 7, 7, 7], Calculator.Add, 1, 2), [.. Enumerable.Repeat(socket, 100)]);
                while (RawSocket.Receive(_channel.Local, patience: 0) is not null)
                {
                }
            }

            Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
        }
    }

    [Fact]
    public async Task A_call_that_may_not_take_long_does_not_wait_for_a_full_queue_either()
    {
        var pair = SocketPair.Create();
        using var capability = new SocketCapability(new SocketTarget(pair.Remote, 1, 0, SocketDomain.None));
        Fill(pair.Remote);
        using var message = Message.Rent();
        message.BeginRequest(0);
        var call = Task.Run(() => capability.CallWithin(message, timeout: 50), TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(call, Task.Delay(s_patience, TestContext.Current.CancellationToken));

        // A call that waits all the same ends now, so that it cannot keep the tests.
        pair.Local.Dispose();
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Same(call, first);

        static unsafe void Fill(DescriptorHandle socket)
        {
            var nothing = default(SocketMessageHeader);
            while (LinuxSockets.Send(socket, &nothing, LinuxSockets.DoNotWait) == 0)
            {
            }
        }
    }

    [Fact]
    public void Who_reads_no_answers_gets_no_more_capabilities()
    {
        var call = RawSocket.Datagram(1, [7], Calculator.Echo);
        for (var round = 0; round < 5; round++)
        {
            Assert.True(RawSocket.Send(_server.Socket, call, _channel.Remote, _server.Socket));
        }

        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
        Assert.NotNull(RawSocket.Receive(_channel.Local));
        Assert.Null(RawSocket.Receive(_channel.Local, patience: 0));

        // Who has read everything does.
        Assert.True(RawSocket.Send(_server.Socket, call, _channel.Remote, _server.Socket));
        Assert.NotNull(RawSocket.Receive(_channel.Local));
    }

    [Fact]
    public async Task A_hostile_answer_is_malformed_and_the_next_call_is_not_confused()
    {
        var pair = SocketPair.Create();
        using var capability = new SocketCapability(new SocketTarget(pair.Remote, 1, 0, SocketDomain.None));
        byte[][] answers =
        [
            [], [1, 2, 3], new byte[47], new byte[2000],
            RawSocket.Datagram(1, [7], 0), RawSocket.Datagram(9, [], 0),
        ];
        foreach (var answer in answers)
        {
            var server = Task.Run(() => Answer(pair.Local, answer), TestContext.Current.CancellationToken);
            Assert.Throws<MalformedReplyException>(() => Calculator.CallAdd(capability, 1, 2));
            await server;
        }

        var good = Task.Run(() => Answer(pair.Local, RawSocket.Datagram(0, [], 5)), TestContext.Current.CancellationToken);
        Assert.Equal(5UL, Calculator.CallAdd(capability, 1, 2));
        await good;
        pair.Local.Dispose();
    }

    private static void Answer(DescriptorHandle local, byte[] answer)
    {
        using var request = Message.Rent();
        var reply = -1;
        Assert.Equal(
            SocketReceived.Message,
            SocketDatagram.Receive(local, request, ref reply, isRequest: true, SocketDomain.None, flags: 0));
        using var channel = new DescriptorHandle(reply);
        Assert.True(RawSocket.Send(channel, answer));
    }

    private void Refuses(byte[] datagram, params DescriptorHandle[] descriptors)
    {
        Assert.True(RawSocket.Send(_server.Socket, datagram, [_channel.Remote, .. descriptors]));
        var reply = RawSocket.Receive(_channel.Local);
        Assert.NotNull(reply);
        Assert.Equal(Wire.HeaderSize, reply.Length);
        Assert.Equal(ReplyCode.InvalidOpcode, RawSocket.Code(reply));
        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
    }
}
