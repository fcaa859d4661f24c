using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The system calls for processes.</summary>
internal static partial class LinuxProcesses
{
    /// <summary>Ends a process at once.</summary>
    public const int Kill = 9;

    /// <summary>waitpid: do not wait.</summary>
    public const int DoNotWait = 1;

    /// <summary>mmap: memory of this process.</summary>
    public const int MapPrivateAnonymous = 0x2 | 0x20;

    /// <summary>mprotect: read and execute.</summary>
    public const int ProtectReadExecute = 0x1 | 0x4;

    /// <summary>A file without content.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public static DescriptorHandle OpenNothing()
    {
        const int ReadAndWrite = 2;
        var descriptor = new DescriptorHandle(Open("/dev/null", ReadAndWrite | (int)SystemCall.CloseOnExec));
        return descriptor.IsInvalid
            ? throw new IOException($"/dev/null cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.")
            : descriptor;
    }

    /// <summary>Another descriptor of the same file, with a number above another.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public static DescriptorHandle DuplicateAbove(this DescriptorHandle descriptor, int number)
    {
        var duplicate = new DescriptorHandle(LinuxMemory.Control(descriptor, LinuxMemory.DuplicateCloseOnExec, number + 1));
        return duplicate.IsInvalid
            ? throw new IOException($"The descriptor cannot be duplicated: {Marshal.GetLastPInvokeErrorMessage()}.")
            : duplicate;
    }

    /// <summary>The most that this process may set a limit to.</summary>
    public static unsafe ulong LimitOf(int resource)
    {
        var limits = stackalloc ulong[2];
        return GetLimit(resource, limits) == 0 ? limits[1] : ulong.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static unsafe partial int Wait(int pid, int* status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Signal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint MapMemory(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int GetLimit(int resource, ulong* limits);
}
