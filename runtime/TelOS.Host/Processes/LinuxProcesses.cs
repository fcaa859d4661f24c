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

    /// <summary>Why a file cannot be read, in the system's words; null when it can.</summary>
    public static string? FindReadError(string path)
    {
        // A pipe that has a name would have to be waited for.
        const int NotBlocking = 0x800;
        using var descriptor = new DescriptorHandle(Open(path, NotBlocking | (int)SystemCall.CloseOnExec));
        return descriptor.IsInvalid ? Marshal.GetLastPInvokeErrorMessage() : null;
    }

    /// <summary>A pipe: what is written to its end is read from its source.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    public static unsafe (DescriptorHandle Source, DescriptorHandle End) CreatePipe()
    {
        var pair = stackalloc int[2];
        return CreatePipe(pair, (int)SystemCall.CloseOnExec) == 0
            ? (new DescriptorHandle(pair[0]), new DescriptorHandle(pair[1]))
            : throw new IOException($"A pipe cannot be made: {Marshal.GetLastPInvokeErrorMessage()}.");
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

    /// <summary>Limits another process of this one's user, if this one may.</summary>
    public static unsafe void TrySetLimit(int pid, int resource, ulong limit)
    {
        var limits = stackalloc ulong[] { limit, limit };
        _ = SetLimit(pid, resource, limits, null);
    }

    /// <summary>A path without links, or the path itself when there is nothing.</summary>
    public static unsafe string RealPath(string path)
    {
        const int MaxPath = 4096;
        var buffer = stackalloc byte[MaxPath];
        return Resolve(path, buffer) == 0 ? path : Marshal.PtrToStringUTF8((nint)buffer) ?? path;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint GroupId();

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int operation, nint argument);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Access(string path, int mode);

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

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int CreatePipe(int* descriptors, int flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint Resolve(string path, byte* resolved);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int SetLimit(int pid, int resource, ulong* limits, ulong* former);

    [LibraryImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int GetLimit(int resource, ulong* limits);
}
