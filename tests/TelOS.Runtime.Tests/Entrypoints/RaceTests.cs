namespace TelOS.Runtime.Tests.Entrypoints;

public sealed class RaceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_is_not_cancelled_gets_its_own_reply_whatever_happens_to_the_others()
    {
        var seed = Seed.Next();
        using var entrypoint = new Entrypoint();
        using var capability = entrypoint.Manage(new Calculator());

        var clients = Enumerable.Range(0, 4).Select(client => Task.Run(
            async () =>
            {
                var random = new Random(seed + client);
                for (var call = 0; call < 500; call++)
                {
                    using var cancellation = new CancellationTokenSource();
                    var left = (ulong)random.NextInt64();
                    var sum = Calculator.CallAddAsync(capability, left, (ulong)call, cancellation.Token).AsTask();
                    if (random.Next(2) == 0)
                    {
                        await cancellation.CancelAsync();
                    }

                    try
                    {
                        Assert.Equal(left + (ulong)call, await sum);
                    }
                    catch (OperationCanceledException)
                    {
                        Assert.True(cancellation.IsCancellationRequested);
                    }
                }
            },
            Stop));
        await Task.WhenAll(clients);
    }

    [Fact]
    public async Task Every_call_ends_when_its_entrypoint_is_disposed_at_any_moment()
    {
        for (var round = 0; round < 30; round++)
        {
            using var entrypoint = new Entrypoint();
            using var capability = entrypoint.Manage(new Calculator());
            var clients = Enumerable.Range(0, 4).Select(client => Task.Run(() => CallUntilDeath(capability, client), Stop)).ToArray();
            if (round % 2 == 0)
            {
                await Task.Yield();
            }
            else
            {
                Calculator.CallAdd(capability, 1, 2);
            }

            entrypoint.Dispose();
            await Task.WhenAll(clients);
        }
    }

    [Fact]
    public async Task Objects_can_be_dissolved_while_they_are_called()
    {
        using var entrypoint = new Entrypoint();
        for (var round = 0; round < 100; round++)
        {
            var target = new Calculator();
            using var capability = entrypoint.Manage(target);
            var client = Task.Run(
                () =>
                {
                    while (true)
                    {
                        Assert.Equal(3UL, Calculator.CallAdd(capability, 1, 2));
                    }
                },
                Stop);
            entrypoint.Dissolve(target);
            await Assert.ThrowsAsync<InvalidObjectException>(() => client);
        }
    }

    private static async Task CallUntilDeath(Capability capability, int client)
    {
        try
        {
            for (ulong call = 0; ; call++)
            {
                var sum = client % 2 == 0
                    ? Calculator.CallAdd(capability, call, 1)
                    : await Calculator.CallAddAsync(capability, call, 1);
                Assert.Equal(call + 1, sum);
            }
        }
        catch (ServerDiedException)
        {
            // The only way out.
        }
    }
}
