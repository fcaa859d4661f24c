using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that takes all that there is of something, and keeps it.</summary>
internal static class Glutton
{
    private const int Chunk = 1 << 20;

    /// <summary>Takes what the configuration names.</summary>
    public static int Run(Env env, TextWriter log)
    {
        List<object> taken = [];
        string what;
        using (var config = env.OpenRom("config"))
        {
            what = config.ReadNode()?["what"] ?? "";
        }

        log.WriteLine($"taking {what}");
        try
        {
            while (true)
            {
                taken.Add(Take(env, what));
            }
        }
        catch (Exception error) when (error is GenodeException or RpcException or SessionDeniedException or IOException or OutOfMemoryException or UnauthorizedAccessException)
        {
            // Nothing is left, so maybe this cannot be said either.
            Say(log, $"no more {what}");
        }

        Thread.Sleep(Timeout.Infinite);
        GC.KeepAlive(taken);
        return 0;
    }

    private static object Take(Env env, string what) => what switch
    {
        "ram" => env.Entrypoint.AllocateMemory(Chunk),
        "heap" => GC.AllocateArray<byte>(Chunk),
        "caps" => env.Entrypoint.Manage(new Hammer("hammer")),
        "sessions" => env.OpenSession(new SessionRequest { Service = "LOG", Label = "more", RamQuota = 8192, CapQuota = 4 }),
        _ => new FileStream("/dev/null", FileMode.Open, FileAccess.Read),
    };

    private static void Say(TextWriter log, string line)
    {
        try
        {
            log.WriteLine(line);
        }
        catch (Exception error) when (error is GenodeException or RpcException or SessionDeniedException or IOException or OutOfMemoryException)
        {
        }
    }
}
