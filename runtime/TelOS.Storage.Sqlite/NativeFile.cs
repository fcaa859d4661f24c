using System.Runtime.InteropServices;

namespace TelOS.Storage.Sqlite;

/// <summary><c>sqlite3_file</c> as SQLite allocates it for this VFS. The object behind it is held by a handle, not by an address.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFile
{
    /// <summary>Its callbacks; null where opening failed, so that SQLite does not close it.</summary>
    public NativeFileMethods* Methods;

    /// <summary>A <see cref="GCHandle"/> of an <see cref="OpenFile"/>.</summary>
    public nint State;
}
