using System.Globalization;

namespace TelOS.Host.Tests;

/// <summary>What the host's process holds for the components of a system.</summary>
/// <param name="Descriptors">Open descriptors.</param>
/// <param name="SharedMaps">Mappings of memory that components share.</param>
/// <param name="Processes">Processes that it started, and that are not gone.</param>
/// <param name="Groups">Control groups of theirs.</param>
/// <param name="Sessions">Sessions of children.</param>
/// <param name="Ram">What init has left of its memory, as it is written.</param>
/// <param name="Caps">What init has left of its capabilities.</param>
internal sealed record HostUse(int Descriptors, int SharedMaps, int Processes, int Groups, int Sessions, string Ram, string Caps)
{
    /// <summary>Bytes that the heap may have more than before, of what is kept for later, and of what the tests themselves remember.</summary>
    public const long HeapTolerance = 4 << 20;

    /// <summary>Bytes on the heap that somebody refers to.</summary>
    public static long Heap => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Whether the processes that this one started are other users of the machine than it.</summary>
    public static bool HaveOwnUsers =>
        ChildProcesses() is [var process, ..] && UserOf(process.ToString(CultureInfo.InvariantCulture)) != UserOf("self");

    /// <summary>Looks.</summary>
    public static HostUse Measure(HostedSystem system)
    {
        var state = system.Describe();
        return new HostUse(
            Directory.GetFileSystemEntries("/proc/self/fd").Length,
            File.ReadLines("/proc/self/maps").Count(static line => line.Contains("memfd:dataspace", StringComparison.Ordinal)),
            ChildProcesses().Count,
            ControlGroups(),
            state.ChildrenOf("child").Sum(static child => child.Child("requested")?.Children.Count ?? 0),
            state.Child("ram")?["avail"] ?? "",
            state.Child("caps")?["avail"] ?? "");
    }

    private static int ControlGroups() => new[] { ResourceGroups.Own.Memory, ResourceGroups.Own.Threads }
        .OfType<string>()
        .Sum(static folder => Directory.GetDirectories(folder, $"telos-{Environment.ProcessId}-*").Length);

    /// <summary>The processes that this one started, also those that have ended but were not waited for.</summary>
    public static IReadOnlyList<int> ChildProcesses()
    {
        List<int> found = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                var pids = File.ReadAllText(Path.Combine(folder, "children"));
                found.AddRange(pids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pid => int.Parse(pid, CultureInfo.InvariantCulture)));
            }
            catch (IOException)
            {
                // The thread has ended.
            }
        }

        return found;
    }

    private static string UserOf(string process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("Uid:", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // It has ended.
            return UserOf("self");
        }
    }
}
