using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that calls a server until it is gone, in both ways at the same time.</summary>
internal static class Waiter
{
    /// <summary>Says how the calls ended.</summary>
    public static async Task<int> RunAsync(Env env, LogWriter log)
    {
        using var workshop = new WorkshopConnection(env, new WorkshopArguments { Tenant = "t" });
        log.WriteLine("calling");
        var blocking = new Thread(() => log.WriteLine($"blocking: {Fail(() => workshop.Add(1, 2))}"));
        blocking.Start();
        await AwaitAsync(workshop, log).ConfigureAwait(false);
        blocking.Join();
        log.WriteLine($"later: {Fail(() => workshop.Add(1, 2))}");
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

    private static async Task AwaitAsync(WorkshopConnection workshop, LogWriter log)
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
            log.WriteLine($"awaiting: {error.GetType().Name}");
        }
    }
}
