using System.Globalization;
using System.Runtime.InteropServices;

namespace TelOS.Benchmarks;

/// <summary>Where a side of a benchmark runs: where the scheduler puts the two moves a figure fourfold.</summary>
internal static partial class Placement
{
    /// <summary>Keeps the threads of this process, and those that they will make, on one processor.</summary>
    /// <exception cref="InvalidOperationException">There is no such processor, or it is not ours.</exception>
    public static void PinTo(int processor)
    {
        ulong mask = 1UL << processor;
        foreach (string folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            // One may have ended meanwhile.
            if (SetAffinity(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), sizeof(ulong), in mask) != 0 && Directory.Exists(folder))
            {
                throw new InvalidOperationException($"Processor {processor} cannot be used.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint size, in ulong mask);
}
