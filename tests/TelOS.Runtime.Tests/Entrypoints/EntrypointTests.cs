namespace TelOS.Runtime.Tests.Entrypoints;

public sealed class EntrypointTests : IDisposable
{
    private readonly Entrypoint _entrypoint = new();
    private readonly Calculator _calculator = new();
    private readonly Capability _capability;

    public EntrypointTests() => _capability = _entrypoint.Manage(_calculator);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _calculator.Release.Set();
        _entrypoint.Dispose();
    }

    [Fact]
    public void A_call_reaches_the_object_and_its_reply_comes_back() =>
        Assert.Equal(42UL, Calculator.CallAdd(_capability, 20, 22));

    [Fact]
    public async Task An_asynchronous_call_reaches_the_object_and_its_reply_comes_back() =>
        Assert.Equal(42UL, await Calculator.CallAddAsync(_capability, 20, 22, Stop));

    [Fact]
    public async Task An_asynchronous_call_holds_no_thread()
    {
        using var message = Message.Rent();
        message.BeginRequest(Calculator.Block);
        var call = _capability.CallAsync(message, 0, Stop);

        _calculator.Entered.Wait(Stop);
        Assert.False(call.IsCompleted);
        _calculator.Release.Set();
        await call;
        Assert.Equal(1UL, message.ReadReply().ReadUInt64());
    }

    [Fact]
    public async Task Many_clients_are_served_one_after_the_other()
    {
        const int Clients = 8;
        const int CallsOfEach = 500;

        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(
            async () =>
            {
                for (ulong call = 0; call < CallsOfEach; call++)
                {
                    var left = (ulong)client << 32;
                    var sum = client % 2 == 0
                        ? Calculator.CallAdd(_capability, left, call)
                        : await Calculator.CallAddAsync(_capability, left, call);
                    Assert.Equal(left + call, sum);
                }
            },
            Stop));
        await Task.WhenAll(clients);

        Assert.Equal(Clients * CallsOfEach, _calculator.Calls);
        Assert.False(_calculator.HadCallsAtOnce);
    }

    [Fact]
    public void A_function_that_does_not_exist_is_refused()
    {
        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_capability, 99));
        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_capability, 0x1_0000_0000));
        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_capability, ulong.MaxValue));
        Assert.Equal(3UL, Calculator.CallAdd(_capability, 1, 2));
    }

    [Fact]
    public void A_request_without_an_opcode_is_refused_before_the_object_sees_it()
    {
        using var message = Message.Rent();
        message.BeginReply();
        _capability.Call(message);

        Assert.True(message.IsUnsupported);
        Assert.Equal(0, _calculator.Calls);
    }

    [Fact]
    public void A_handler_that_throws_refuses_the_call_and_the_server_goes_on()
    {
        Exception? reported = null;
        _entrypoint.UnhandledError += (_, e) => reported = e.Error;

        Assert.Throws<UnsupportedCallException>(() => Calculator.CallPlain(_capability, Calculator.Throw));
        Assert.IsType<InvalidOperationException>(reported);
        Assert.Equal(3UL, Calculator.CallAdd(_capability, 1, 2));
    }

    [Fact]
    public async Task Disposing_ends_calls_that_wait_and_calls_that_come_later()
    {
        var running = Task.Run(() => Calculator.CallPlain(_capability, Calculator.Block), Stop);
        _calculator.Entered.Wait(Stop);
        var waiting = Task.Run(() => Calculator.CallAdd(_capability, 1, 2), Stop);
        var asynchronous = Calculator.CallAddAsync(_capability, 1, 2, Stop);

        // The handler still blocks: nobody waits for it.
        _entrypoint.Dispose();

        await Assert.ThrowsAsync<ServerDiedException>(() => running);
        await Assert.ThrowsAsync<ServerDiedException>(() => waiting);
        await Assert.ThrowsAsync<ServerDiedException>(async () => await asynchronous);
        Assert.Throws<ServerDiedException>(() => Calculator.CallAdd(_capability, 1, 2));
        await Assert.ThrowsAsync<ServerDiedException>(async () => await Calculator.CallAddAsync(_capability, 1, 2, Stop));
        Assert.Throws<ObjectDisposedException>(() => _entrypoint.Manage(new Calculator()));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_and_a_later_call_gets_its_own_reply()
    {
        using var message = Message.Rent();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        message.BeginRequest(Calculator.Block);
        var call = _capability.CallAsync(message, 0, cancellation.Token);
        _calculator.Entered.Wait(Stop);

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await call);

        _calculator.Release.Set();
        Assert.Equal(42UL, Calculator.CallAdd(_capability, 20, 22));
        Assert.Equal(0, message.CapabilityCount);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_the_server_takes_it_is_never_carried_out()
    {
        using var blocking = Message.Rent();
        blocking.BeginRequest(Calculator.Block);
        var first = _capability.CallAsync(blocking, 0, Stop);
        _calculator.Entered.Wait(Stop);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var second = Calculator.CallAddAsync(_capability, 1, 2, cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await second);
        _calculator.Release.Set();
        await first;
        Calculator.CallAdd(_capability, 1, 2);

        Assert.Equal(2, _calculator.Calls);
    }

    [Fact]
    public void A_call_from_an_entrypoint_to_itself_is_refused_instead_of_waiting_forever()
    {
        using var handled = new ManualResetEventSlim();
        Exception? caught = null;
        using var handler = new SignalHandler(_entrypoint, () =>
        {
            caught = Record.Exception(() => Calculator.CallAdd(_capability, 1, 2));
            handled.Set();
        });
        handler.Context.Submit();

        handled.Wait(Stop);
        Assert.IsType<InvalidOperationException>(caught);
    }

    [Fact]
    public void A_dissolved_object_is_gone_for_its_clients()
    {
        _entrypoint.Dissolve(_calculator);

        Assert.Throws<InvalidObjectException>(() => Calculator.CallAdd(_capability, 1, 2));
        using var again = _entrypoint.Manage(_calculator);
        Assert.Equal(3UL, Calculator.CallAdd(again, 1, 2));
        Assert.NotEqual(_capability.Badge, again.Badge);
    }

    [Fact]
    public void A_reference_that_was_given_up_cannot_be_used_and_its_duplicates_can()
    {
        using var duplicate = _capability.Duplicate();
        _capability.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Calculator.CallAdd(_capability, 1, 2));
        Assert.Throws<ObjectDisposedException>(() => _capability.Duplicate());
        Assert.Equal(3UL, Calculator.CallAdd(duplicate, 1, 2));
    }

    [Fact]
    public void An_object_has_one_entrypoint()
    {
        using var other = new Entrypoint("other");

        Assert.Throws<InvalidOperationException>(() => other.Manage(_calculator));
        using var same = _entrypoint.Manage(_calculator);
        Assert.Equal(_capability.Badge, same.Badge);
    }

    [Fact]
    public void A_capability_that_went_to_the_server_and_came_back_calls_the_same_object()
    {
        using var returned = Calculator.CallEcho(_capability, _capability);

        Assert.NotNull(returned);
        Assert.NotSame(_capability, returned);
        Assert.Equal(_capability.Badge, returned.Badge);
        Assert.Equal(3UL, Calculator.CallAdd(returned, 1, 2));
        Assert.True(_entrypoint.TryResolve<Calculator>(returned, out var target));
        Assert.Same(_calculator, target);
    }

    [Fact]
    public void A_request_can_be_sent_again_with_the_capability_that_it_moves()
    {
        using var first = Message.Rent();
        first.BeginRequest(Calculator.Echo).MoveCapability(_capability.Duplicate());
        using var second = first.Duplicate();

        foreach (var message in new[] { first, second })
        {
            _capability.Call(message, maxReplyCapabilities: 1);
            var reply = message.ReadReply(maxCapabilities: 1);
            using var returned = reply.ReadCapability();
            Assert.True(reply.IsComplete);
            Assert.Equal(3UL, Calculator.CallAdd(returned!, 1, 2));
        }
    }

    [Fact]
    public void An_invalid_capability_arrives_as_null() => Assert.Null(Calculator.CallEcho(_capability, null));

    [Fact]
    public void A_capability_of_another_entrypoint_resolves_to_nothing_whatever_its_badge()
    {
        using var other = new Entrypoint("other");
        var foreign = new Calculator();
        using var capability = other.Manage(foreign);

        Assert.False(_entrypoint.TryResolve<Calculator>(capability, out _));
        Assert.False(_entrypoint.TryResolve<Calculator>(null, out _));
        Assert.False(_entrypoint.TryResolve<Session>(_capability, out _));
    }

    [Fact]
    public void More_capabilities_than_the_contract_allows_make_a_reply_malformed()
    {
        using var message = Message.Rent();
        message.BeginRequest(Calculator.Echo).WriteCapability(_capability);
        _capability.Call(message, maxReplyCapabilities: 0);

        Assert.False(message.ReadReply(maxCapabilities: 0).IsComplete);
        Assert.False(message.ReadReply(maxCapabilities: 0).IsSufficient);
    }
}
