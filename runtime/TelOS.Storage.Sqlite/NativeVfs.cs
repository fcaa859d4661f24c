using System.Runtime.InteropServices;

namespace TelOS.Storage.Sqlite;

/// <summary><c>sqlite3_vfs</c>, version 2.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeVfs
{
    public int Version;
    public int FileSize;
    public int MaxPathname;
    public NativeVfs* Next;
    public byte* Name;
    public nint State;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, NativeFile*, int, int*, int> Open;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, int> Delete;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, int*, int> Access;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, int, byte*, int> FullPathname;
    public delegate* unmanaged[Cdecl]<NativeVfs*, byte*, nint> LoadLibrary;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, void> LibraryError;
    public delegate* unmanaged[Cdecl]<NativeVfs*, nint, byte*, nint> LibrarySymbol;
    public delegate* unmanaged[Cdecl]<NativeVfs*, nint, void> FreeLibrary;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, int> Randomness;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, int> Sleep;
    public delegate* unmanaged[Cdecl]<NativeVfs*, double*, int> CurrentTime;
    public delegate* unmanaged[Cdecl]<NativeVfs*, int, byte*, int> LastError;
    public delegate* unmanaged[Cdecl]<NativeVfs*, long*, int> CurrentTimeInt64;
}
