using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that calls a server until it is gone, in both ways at the same time.</summary>
internal static class Waiter
{
    /// <summary>Says how the calls ended.</summary>
    public static async Task<int> RunAsync(Env env, TextWriter log)
    {
        using var workshop = new WorkshopConnection(env, new WorkshopArguments { Tenant = "t" });
        await log.WriteLineAsync("calling").ConfigureAwait(false);
        var blocking = new Thread(() => log.WriteLine($"blocking: {Fail(() => workshop.Add(1, 2))}"));
        blocking.Start();
        await AwaitAsync(workshop, log).ConfigureAwait(false);
        blocking.Join();
        await log.WriteLineAsync($"later: {Fail(() => workshop.Add(1, 2))}").ConfigureAwait(false);
        return 0;
    }

    private static string Fail(Action call)
    {
        try
        {
            while (true)
            {
                call();
            }
        }
        catch (RpcException error)
        {
            return error.GetType().Name;
        }
    }

    private static async Task AwaitAsync(WorkshopConnection workshop, TextWriter log)
    {
        try
        {
            while (true)
            {
                await workshop.AddAsync(3, 4).ConfigureAwait(false);
            }
        }
        catch (RpcException error)
        {
            await log.WriteLineAsync($"awaiting: {error.GetType().Name}").ConfigureAwait(false);
        }
    }
}
