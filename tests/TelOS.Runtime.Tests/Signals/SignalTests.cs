namespace TelOS.Runtime.Tests.Signals;

public sealed class SignalTests : IDisposable
{
    private readonly Entrypoint _entrypoint = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _entrypoint.Dispose();

    [Fact]
    public void Signals_that_come_before_the_handler_runs_are_one()
    {
        using var blocked = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var runs = 0;
        using var blocker = new SignalHandler(_entrypoint, () =>
        {
            entered.Set();
            blocked.Wait(Stop);
        });
        using var counter = new SignalHandler(_entrypoint, () => runs++);
        using var last = new SignalHandler(_entrypoint, done.Set);
        blocker.Context.Submit();
        entered.Wait(Stop);

        for (var signal = 0; signal < 1000; signal++)
        {
            counter.Context.Submit();
        }

        last.Context.Submit();
        blocked.Set();
        done.Wait(Stop);
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_signal_that_comes_while_the_handler_runs_makes_it_run_again()
    {
        using var done = new ManualResetEventSlim();
        var runs = 0;
        SignalHandler? handler = null;
        handler = new SignalHandler(_entrypoint, () =>
        {
            if (++runs == 1)
            {
                handler!.Context.Submit();
            }
            else
            {
                done.Set();
            }
        });
        handler.Context.Submit();

        done.Wait(Stop);
        Assert.Equal(2, runs);
        handler.Dispose();
    }

    [Fact]
    public void Submitting_allocates_nothing()
    {
        using var handler = new SignalHandler(_entrypoint, () => { });
        for (var signal = 0; signal < 100; signal++)
        {
            handler.Context.Submit();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var signal = 0; signal < 1000; signal++)
        {
            handler.Context.Submit();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task A_server_notifies_the_client_that_registered()
    {
        var calculator = new Calculator();
        using var capability = _entrypoint.Manage(calculator);
        using var receiver = new SignalReceiver();
        var raised = new TaskCompletionSource();
        receiver.Received += () => raised.TrySetResult();
        Calculator.CallRegister(capability, receiver.Context);

        calculator.Changed.Submit();

        await receiver.WaitAsync(Stop);
        await raised.Task.WaitAsync(Stop);
    }

    [Fact]
    public async Task Signals_before_a_wait_end_one_wait()
    {
        using var receiver = new SignalReceiver();
        receiver.Context.Submit();
        receiver.Context.Submit();
        receiver.Context.Submit();

        await receiver.WaitAsync(Stop);
        var second = receiver.WaitAsync(Stop).AsTask();
        Assert.False(second.IsCompleted);
        receiver.Context.Submit();
        await second;
    }

    [Fact]
    public async Task A_cancelled_wait_loses_no_signal()
    {
        using var receiver = new SignalReceiver();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var cancelled = receiver.WaitAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => cancelled);

        receiver.Context.Submit();
        receiver.Wait(Stop);
    }

    [Fact]
    public async Task Disposing_a_receiver_ends_every_wait()
    {
        var receiver = new SignalReceiver(_entrypoint);
        var waits = Enumerable.Range(0, 3).Select(_ => receiver.WaitAsync(Stop).AsTask()).ToArray();

        receiver.Dispose();
        receiver.Context.Submit();

        foreach (var wait in waits)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        }
    }

    [Fact]
    public void A_receiver_with_an_entrypoint_raises_its_event_there()
    {
        using var receiver = new SignalReceiver(_entrypoint);
        using var raised = new ManualResetEventSlim();
        var isCurrent = false;
        receiver.Received += () =>
        {
            isCurrent = _entrypoint.IsCurrent;
            raised.Set();
        };
        receiver.Context.Submit();

        raised.Wait(Stop);
        Assert.True(isCurrent);
    }

    [Fact]
    public void A_handler_that_throws_is_reported_and_the_entrypoint_goes_on()
    {
        using var reported = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        _entrypoint.UnhandledError += (_, _) => reported.Set();
        using var broken = new SignalHandler(_entrypoint, () => throw new InvalidOperationException("On purpose."));
        using var sound = new SignalHandler(_entrypoint, done.Set);

        broken.Context.Submit();
        sound.Context.Submit();

        reported.Wait(Stop);
        done.Wait(Stop);
    }

    [Fact]
    public void What_is_no_signal_context_ends_the_signals_and_is_never_called()
    {
        using var capability = _entrypoint.Manage(new Calculator());
        using var receiver = new SignalReceiver();
        using var transmitter = new SignalTransmitter();
        transmitter.Register(receiver.Context.Duplicate());

        transmitter.Register(capability.Duplicate());
        transmitter.Submit();

        Assert.False(receiver.WaitAsync(Stop).IsCompleted);
    }

    [Fact]
    public void A_signal_context_answers_no_call()
    {
        using var receiver = new SignalReceiver();
        using var message = Message.Rent();
        message.BeginRequest(0);
        receiver.Context.Call(message);

        Assert.True(message.IsUnsupported);
    }
}
