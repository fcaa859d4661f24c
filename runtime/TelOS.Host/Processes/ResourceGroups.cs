namespace TelOS.Host;

/// <summary>Where the host may make control groups: below its own, if that can be written.</summary>
internal sealed class ResourceGroups
{
    private const string Root = "/sys/fs/cgroup";

    private ResourceGroups(string? memory, string memoryLimit, string? threads)
    {
        Memory = memory;
        MemoryLimit = memoryLimit;
        Threads = threads;
    }

    /// <summary>None.</summary>
    public static ResourceGroups None { get; } = new(null, "", null);

    /// <summary>Those of this process.</summary>
    public static ResourceGroups Own { get; } = FindAndSweep();

    /// <summary>The folder for groups that limit memory, or null.</summary>
    public string? Memory { get; }

    /// <summary>The file of a group that limits memory.</summary>
    public string MemoryLimit { get; }

    /// <summary>The folder for groups that limit threads and processes, or null.</summary>
    public string? Threads { get; }

    // A host that ended with its processes left theirs. The kernel keeps those that still have members.
    private static ResourceGroups FindAndSweep()
    {
        var groups = Find();
        foreach (var folder in new[] { groups.Memory, groups.Threads }.OfType<string>().Distinct())
        {
            foreach (var left in Directory.GetDirectories(folder, "telos-*").Where(IsLeft))
            {
                ResourceGroup.TryDelete(left);
            }
        }

        return groups;
    }

    // The name is telos-PROCESS-NUMBER.
    private static bool IsLeft(string folder) =>
        Path.GetFileName(folder).Split('-') is [_, var process, _] && !Directory.Exists($"/proc/{process}");

    private static ResourceGroups Find()
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines("/proc/self/cgroup");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return None;
        }

        // Each line is "number:controllers:path"; the one of version 2 names no controllers.
        string? memory = null;
        string? threads = null;
        foreach (var line in lines)
        {
            if (line.Split(':', 3) is not [_, var controllers, var path])
            {
                continue;
            }

            if (controllers.Length == 0 && Delegated(Root + path) is { } delegated)
            {
                return new ResourceGroups(
                    delegated.Contains("memory") ? Root + path : null, "memory.max", delegated.Contains("pids") ? Root + path : null);
            }

            var names = controllers.Split(',');
            memory = names.Contains("memory") ? Writeable($"{Root}/memory{path}") : memory;
            threads = names.Contains("pids") ? Writeable($"{Root}/pids{path}") : threads;
        }

        return new ResourceGroups(memory, "memory.limit_in_bytes", threads);
    }

    // What groups below this one may control.
    private static HashSet<string>? Delegated(string folder)
    {
        var file = Path.Combine(folder, "cgroup.subtree_control");
        try
        {
            return File.Exists(file) && File.ReadAllText(file).Split() is [_, _, ..] names && Writeable(folder) is not null
                ? [.. names]
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Writeable(string folder)
    {
        const int MayWrite = 2;
        return Directory.Exists(folder) && LinuxProcesses.Access(folder, MayWrite) == 0 ? folder.TrimEnd('/') : null;
    }
}
