namespace TelOS.Runtime.Tests.Sockets;

public sealed class SocketCallTests : IDisposable
{
    private readonly ServedCalculator _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_call_reaches_the_object_and_its_reply_comes_back() =>
        Assert.Equal(42UL, Calculator.CallAdd(_server.Foreign, 20, 22));

    [Fact]
    public async Task An_asynchronous_call_reaches_the_object_and_its_reply_comes_back() =>
        Assert.Equal(42UL, await Calculator.CallAddAsync(_server.Foreign, 20, 22, Stop));

    [Fact]
    public void An_unknown_function_and_an_exception_refuse_the_call()
    {
        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_server.Foreign, 77));
        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_server.Foreign, Calculator.Throw));
        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
    }

    [Fact]
    public async Task Many_clients_are_served_one_after_the_other()
    {
        var clients = Enumerable.Range(0, 8).Select(client => Task.Run(
            async () =>
            {
                using var capability = _server.Foreign.Duplicate();
                for (ulong call = 0; call < 500; call++)
                {
                    var left = (ulong)client << 32;
                    var sum = client % 2 == 0
                        ? Calculator.CallAdd(capability, left, call)
                        : await Calculator.CallAddAsync(capability, left, call);
                    Assert.Equal(left + call, sum);
                }
            },
            Stop));
        await Task.WhenAll(clients);
        Assert.False(_server.Object.HadCallsAtOnce);
    }

    [Fact]
    public void The_entrypoint_still_serves_its_own_process()
    {
        Assert.Equal(3UL, Calculator.CallAdd(_server.Own, 1, 2));
        Assert.Equal(7UL, Calculator.CallAdd(_server.Foreign, 3, 4));
        Assert.Equal(11UL, Calculator.CallAdd(_server.Own, 5, 6));
    }

    [Fact]
    public async Task An_asynchronous_call_holds_no_thread()
    {
        using var message = Message.Rent();
        message.BeginRequest(Calculator.Block);
        var call = _server.Foreign.CallAsync(message, 0, Stop);

        _server.Object.Entered.Wait(Stop);
        Assert.False(call.IsCompleted);
        _server.Object.Release.Set();
        await call;
        Assert.Equal(1UL, message.ReadReply().ReadUInt64());
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_and_its_late_reply_is_nobodys()
    {
        using var source = new CancellationTokenSource();
        using var message = Message.Rent();
        message.BeginRequest(Calculator.Block);
        var call = _server.Foreign.CallAsync(message, 0, source.Token);
        _server.Object.Entered.Wait(Stop);

        await source.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await call);
        _server.Object.Release.Set();

        // The late reply says 1.
        for (ulong number = 100; number < 110; number++)
        {
            Assert.Equal(number, Calculator.CallAdd(_server.Foreign, number, 0));
            Assert.Equal(number, await Calculator.CallAddAsync(_server.Foreign, number, 0, Stop));
        }
    }

    [Fact]
    public void A_call_that_is_answered_too_late_takes_its_reply_with_it()
    {
        using var message = Message.Rent();
        message.BeginRequest(Calculator.Block);
        Assert.Throws<TimeoutException>(() => _server.Foreign.CallWithin(message, timeout: 20));

        _server.Object.Release.Set();
        Assert.Equal(30UL, Calculator.CallAdd(_server.Foreign, 10, 20));
    }

    [Fact]
    public void A_dissolved_object_is_gone_for_others_as_well()
    {
        _server.Entrypoint.Dissolve(_server.Object);
        Assert.Throws<InvalidObjectException>(() => Calculator.CallAdd(_server.Foreign, 1, 2));
    }

    [Fact]
    public async Task Calls_that_wait_when_an_entrypoint_goes_are_told()
    {
        using var first = Message.Rent();
        using var second = Message.Rent();
        first.BeginRequest(Calculator.Block);
        second.BeginRequest(Calculator.Block);
        var running = _server.Foreign.CallAsync(first, 0, Stop);
        _server.Object.Entered.Wait(Stop);
        var queued = _server.Foreign.CallAsync(second, 0, Stop);

        _server.Entrypoint.Dispose();
        await running;
        await queued;
        Assert.Throws<InvalidObjectException>(() => first.ReadReply());
        Assert.Throws<InvalidObjectException>(() => second.ReadReply());
        await Assert.ThrowsAsync<InvalidObjectException>(async () => await Calculator.CallAddAsync(_server.Foreign, 1, 2, Stop));
    }

    [Fact]
    public void A_reference_that_was_given_up_cannot_be_used()
    {
        var capability = _server.Foreign.Duplicate();
        capability.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Calculator.CallAdd(capability, 1, 2));
        Assert.Throws<ObjectDisposedException>(capability.Duplicate);
        Assert.Equal(3UL, Calculator.CallAdd(_server.Foreign, 1, 2));
    }

    [Fact]
    public void Nothing_stays_open_behind_objects_and_capabilities()
    {
        Use();
        var before = RawSocket.OpenDescriptors();
        for (var round = 0; round < 20; round++)
        {
            Use();
        }

        // The thread of a disposed entrypoint closes its last descriptors when it gets to it.
        Assert.True(SpinWait.SpinUntil(() => RawSocket.OpenDescriptors() <= before, TimeSpan.FromSeconds(60)));

        static void Use()
        {
            using var server = new ServedCalculator();
            Assert.Equal(3UL, Calculator.CallAdd(server.Foreign, 1, 2));
            using var echo = Calculator.CallEcho(server.Foreign, server.Foreign);
            Assert.NotNull(echo);
        }
    }
}
