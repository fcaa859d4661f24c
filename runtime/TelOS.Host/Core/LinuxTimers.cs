using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The system calls for clocks.</summary>
internal static unsafe partial class LinuxTimers
{
    private const int Monotonic = 1;
    private const int DoNotWait = 0x800;

    /// <summary>A stopped clock, readable when its time has come.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public static DescriptorHandle Open()
    {
        var clock = new DescriptorHandle(Create(Monotonic, DoNotWait | (int)SystemCall.CloseOnExec));
        return clock.IsInvalid
            ? throw new IOException($"There is no clock: {Marshal.GetLastPInvokeErrorMessage()}.")
            : clock;
    }

    /// <summary>Sets a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="seconds">From now.</param>
    /// <param name="nanoseconds">Less than a second.</param>
    /// <param name="isPeriodic">Whether it comes again and again.</param>
    public static void Start(DescriptorHandle clock, long seconds, long nanoseconds, bool isPeriodic)
    {
        var times = stackalloc long[4];
        (times[0], times[1]) = isPeriodic ? (seconds, nanoseconds) : default;
        (times[2], times[3]) = (seconds, nanoseconds);
        _ = Set(clock, 0, times, null);
    }

    /// <summary>Stops a clock.</summary>
    public static void Stop(DescriptorHandle clock) => Start(clock, 0, 0, isPeriodic: false);

    [LibraryImport("libc", EntryPoint = "timerfd_create", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(int clock, int flags);

    [LibraryImport("libc", EntryPoint = "timerfd_settime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(DescriptorHandle clock, int flags, long* times, long* former);
}
