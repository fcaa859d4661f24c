using System.Runtime.InteropServices;

namespace TelOS.Storage;

/// <summary>The calls of Linux that .NET has no name for.</summary>
internal static partial class NativeFile
{
    public const int PunchHole = 0x02 | 0x01; // FALLOC_FL_PUNCH_HOLE, which asks for FALLOC_FL_KEEP_SIZE

    public const int SeekData = 3;

    public const int SeekHole = 4;

    public const int OperationNotSupported = 95;

    public const int NoSpace = 28;

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int SyncData(SafeHandle file);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(SafeHandle file, long offset, int whence);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(SafeHandle file, int mode, long offset, long length);
}
