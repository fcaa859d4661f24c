using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>The system calls for shared memory.</summary>
internal static partial class LinuxMemory
{
    /// <summary>Read and write.</summary>
    public const int ProtectReadWrite = 0x1 | 0x2;

    /// <summary>Read only.</summary>
    public const int ProtectRead = 0x1;

    /// <summary>Changes are seen by all mappings.</summary>
    public const int MapShared = 0x1;

    /// <summary>Close on exec, and allow seals.</summary>
    public const uint MemfdFlags = 0x1 | 0x2;

    /// <summary>fcntl: duplicate with close on exec.</summary>
    public const int DuplicateCloseOnExec = 1030;

    /// <summary>fcntl: add seals.</summary>
    public const int AddSeals = 1033;

    /// <summary>fcntl: get seals.</summary>
    public const int GetSeals = 1034;

    /// <summary>The file never gets shorter, so that a mapping of it never loses its pages.</summary>
    public const int SealShrink = 0x2;

    /// <summary>No more seals, no shrinking, no growing.</summary>
    public const int SealSize = 0x1 | SealShrink | 0x4;

    /// <summary>Nobody maps the file writeable any more; who has done so may go on.</summary>
    public const int SealFutureWrite = 0x10;

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int CreateMemory(string name, uint flags);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetSize(DescriptorHandle descriptor, long size);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial long Seek(DescriptorHandle descriptor, long offset, int origin);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(DescriptorHandle descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, DescriptorHandle descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Unmap(nint address, nuint length);
}
