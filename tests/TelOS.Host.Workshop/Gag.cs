using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that makes its server wait for it forever, and gives up waiting itself.</summary>
internal static class Gag
{
    private const int Calls = 200;

    /// <summary>Says how its calls end.</summary>
    public static async Task<int> RunAsync(Env env, TextWriter log)
    {
        var arguments = new WorkshopArguments { Tenant = "t" };
        using var first = new WorkshopConnection(env, arguments);
        using var second = new WorkshopConnection(env, arguments);
        using var corner = env.CreateEntrypoint("corner");
        var trap = new Trap();
        var given = first.GiveAsync(new Capability<ITool>(corner.Manage(trap))).AsTask();
        trap.Entered.Wait();

        // The server waits for the trap now, and answers nobody.
        var cancelled = 0;
        for (var call = 0; call < Calls; call++)
        {
            using var patience = new CancellationTokenSource(call % 5);
            try
            {
                await second.AddAsync(call, 1, patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        await log.WriteLineAsync($"cancelled {cancelled} of {Calls}").ConfigureAwait(false);
        try
        {
            await given.ConfigureAwait(false);
        }
        catch (RpcException error)
        {
            await log.WriteLineAsync($"given up: {error.GetType().Name}").ConfigureAwait(false);
        }

        await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
        return 0;
    }

    /// <summary>A tool that never comes back.</summary>
    private sealed class Trap : ToolObject
    {
        public ManualResetEventSlim Entered { get; } = new();

        public override Result<uint, WorkshopError> Use(uint times) => times;

        public override string Name()
        {
            Entered.Set();
            Thread.Sleep(Timeout.Infinite);
            return "";
        }
    }
}
