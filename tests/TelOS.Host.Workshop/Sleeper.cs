using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that says what it was given, and does nothing until its configuration says so.</summary>
internal static class Sleeper
{
    /// <summary>Says what the process has.</summary>
    public static int Run(Env env, TextWriter log)
    {
        log.WriteLine($"ram {env.RamQuota.Limit} caps {env.CapQuota.Limit}");
        using var memory = env.Entrypoint.AllocateMemory(100_000);
        using var mapped = memory.Attach();
        mapped.Bytes[99_999] = 1;
        log.WriteLine($"allocated {mapped.Size}");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }
}
