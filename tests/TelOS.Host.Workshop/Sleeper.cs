using TelOS.Runtime;

namespace Telos.Workshop;

/// <summary>The role that says what it was given, and does nothing until its configuration says so.</summary>
internal static class Sleeper
{
    /// <summary>Says what the process has.</summary>
    public static int Run(Env env, LogWriter log)
    {
        var descriptors = Directory.GetFileSystemEntries("/proc/self/fd")
            .Select(path => (Number: int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture), Target: File.ResolveLinkTarget(path, false)?.FullName ?? "?"))
            .Where(entry => entry.Number == Env.ParentDescriptor)
            .Select(entry => entry.Number);
        log.WriteLine($"parent at {string.Join(",", descriptors)}");
        log.WriteLine($"ram {env.RamQuota.Limit} caps {env.CapQuota.Limit}");
        using var memory = env.Entrypoint.AllocateMemory(100_000);
        using var mapped = memory.Attach();
        mapped.Bytes[99_999] = 1;
        log.WriteLine($"allocated {mapped.Size}");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }
}
