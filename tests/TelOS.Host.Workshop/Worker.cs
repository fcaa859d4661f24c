using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that calls a server all the time, and comes back to it when it was gone.</summary>
internal static class Worker
{
    private const int CallsPerLap = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Says each time that it has called some more.</summary>
    public static async Task<int> RunAsync(Env env, TextWriter log)
    {
        var content = new byte[9000];
        var lap = 0;
        while (true)
        {
            try
            {
                using var workshop = new WorkshopConnection(env, new WorkshopArguments { Tenant = "t", Writeable = true });
                workshop.Changed += static () => { };
                while (true)
                {
                    await CallAsync(workshop, content).ConfigureAwait(false);
                    Visit(env);
                    await log.WriteLineAsync($"lap {++lap}").ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is GenodeException or RpcException or IOException or SessionDeniedException)
            {
                // The server is gone, or not there yet.
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }
    }

    // A session that does not last, with memory for bulk data and a signal of its own.
    private static void Visit(Env env)
    {
        using var workshop = new WorkshopConnection(env, new WorkshopArguments { Tenant = "t", Writeable = true });
        workshop.Changed += static () => { };
        workshop.Put("other", new byte[5000]);
    }

    private static async Task CallAsync(WorkshopConnection workshop, byte[] content)
    {
        for (var call = 0; call < CallsPerLap; call++)
        {
            await workshop.AddAsync(call, 2).ConfigureAwait(false);
        }

        Call(workshop, content);
        await Task.Delay(1).ConfigureAwait(false);
    }

    private static void Call(WorkshopConnection workshop, byte[] content)
    {
        for (var call = 0; call < CallsPerLap; call++)
        {
            workshop.Add(call, 1);
        }

        workshop.Put("thing", content);
        workshop.Get("thing");
        using var hammer = new ToolClient(workshop.Open("hammer").Value);
        hammer.Use(1);
        using var board = workshop.Board();
    }
}
