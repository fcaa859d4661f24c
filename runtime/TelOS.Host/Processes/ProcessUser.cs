namespace TelOS.Host;

/// <summary>A user of its own for a process, whom nobody else on the machine is.</summary>
/// <remarks>
/// The kernel counts the descriptors that are on their way through sockets for each user, and refuses to send more to all processes of a user
/// who has too many. Each call has one with it, so a component that leaves many unread would keep the others from calling anybody.
/// </remarks>
internal static class ProcessUser
{
    // systemd, distributions and containers leave these numbers alone.
    private const uint First = 1879048192;
    private const int Hosts = 1 << 15;
    private const int PerHost = 1 << 12;
    private const nint GetDumpable = 3;
    private const nint SetDumpable = 4;

    private static int s_last;

    /// <summary>Adds the steps by which a process of a privileged host becomes the user; it stays who it is where there is no such user.</summary>
    /// <param name="plan">The process, whose files are its own.</param>
    /// <param name="request">What it executes, and what else it is to read.</param>
    /// <returns>Whether everything that it is to read can be read by everybody, and so the steps were added.</returns>
    public static bool TryAddTo(LaunchPlan plan, ProcessRequest request)
    {
        var program = request.Program;
        string[] files = [.. program.Arguments.Where(Path.IsPathRooted)];
        string[] folders = [.. files.Append(program.File).OfType<string>().Select(static file => Path.GetDirectoryName(file)!), DotnetHost.Folder];
        if (!files.Concat(folders).Concat(request.Confinement.ReadablePaths).All(IsReadable) || (program.File is { } file && !IsExecutable(file)))
        {
            return false;
        }

        var number = (nint)(First + ((uint)(Environment.ProcessId % Hosts) * PerHost) + ((uint)Interlocked.Increment(ref s_last) % PerHost));
        plan.Try(SystemCall.SetGroups, 0, 0);
        plan.Try(SystemCall.SetGroup, number, number, number);
        plan.Try(SystemCall.SetUser, number, number, number);

        // The memory is still the host's, and this would be the host's loss. What ends it with the host is forgotten with the user.
        plan.Try(SystemCall.Control, SetDumpable, LinuxProcesses.Control((int)GetDumpable, 0));
        plan.Add("it would outlive the host", SystemCall.Control, SystemCall.ParentDeathSignal, LinuxProcesses.Kill);
        return true;
    }

    // What is not there is not read.
    private static bool IsReadable(string path) => Directory.Exists(path)
        ? IsAllowed(path, UnixFileMode.OtherRead | UnixFileMode.OtherExecute)
        : !File.Exists(path) || IsAllowed(path, UnixFileMode.OtherRead);

    private static bool IsExecutable(string path) => IsAllowed(path, UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

    private static bool IsAllowed(string path, UnixFileMode mode) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(LinuxProcesses.RealPath(path)) & mode) == mode;
}
