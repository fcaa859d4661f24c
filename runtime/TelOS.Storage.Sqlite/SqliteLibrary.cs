using System.Runtime.InteropServices;
using System.Text;

namespace TelOS.Storage.Sqlite;

/// <summary>What is asked of SQLite itself, in the library that Microsoft.Data.Sqlite uses, too.</summary>
internal static unsafe partial class SqliteLibrary
{
    private const string Name = "e_sqlite3";

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Name, EntryPoint = "sqlite3_initialize")]
    public static partial int Initialize();

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Name, EntryPoint = "sqlite3_vfs_register")]
    public static partial int Register(NativeVfs* vfs, int isDefault);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Name, EntryPoint = "sqlite3_vfs_unregister")]
    public static partial int Unregister(NativeVfs* vfs);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Name, EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    public static partial NativeVfs* Find(string name);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(Name, EntryPoint = "sqlite3_malloc64")]
    public static partial byte* Allocate(ulong bytes);

    /// <summary>A copy of a text that SQLite frees, or null where there is no memory.</summary>
    public static byte* Copy(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        byte* copy = Allocate((ulong)length + 1);
        if (copy != null)
        {
            Encoding.UTF8.GetBytes(text, new Span<byte>(copy, length));
            copy[length] = 0;
        }
        return copy;
    }
}
