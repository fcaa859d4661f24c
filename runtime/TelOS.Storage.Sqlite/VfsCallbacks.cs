using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TelOS.Storage.Sqlite;

/// <summary>What SQLite calls of a VFS. No exception leaves a callback: it is kept, and a code is answered.</summary>
[SuppressMessage("Design", "CA1031", Justification = "An exception that left a callback would end the process.")]
internal static unsafe class VfsCallbacks
{
    private const int MaxPathname = 512;
    private const double MillisecondsPerDay = 86_400_000;
    // 1 January 1970 as milliseconds of the Julian calendar.
    private const long JulianEpoch = 210_866_760_000_000;

    /// <summary>Registers a VFS and answers its native side.</summary>
    public static nint Register(BlockVfs vfs)
    {
        if (SqliteLibrary.Initialize() != SqliteCode.Ok || SqliteLibrary.Find(vfs.Name) != null)
        {
            throw new ArgumentException($"There is a VFS '{vfs.Name}' already.", nameof(vfs));
        }
        int length = Encoding.UTF8.GetByteCount(vfs.Name);
        byte* name = (byte*)NativeMemory.AllocZeroed((nuint)length + 1);
        Encoding.UTF8.GetBytes(vfs.Name, new Span<byte>(name, length));
        NativeVfs* native = (NativeVfs*)NativeMemory.AllocZeroed((nuint)sizeof(NativeVfs));
        *native = new NativeVfs
        {
            Version = 2,
            FileSize = sizeof(NativeFile),
            MaxPathname = MaxPathname,
            Name = name,
            State = GCHandle.ToIntPtr(GCHandle.Alloc(vfs)),
            Open = &Open,
            Delete = &Delete,
            Access = &Access,
            FullPathname = &FullPathname,
            LoadLibrary = &LoadLibrary,
            LibraryError = &LibraryError,
            LibrarySymbol = &LibrarySymbol,
            FreeLibrary = &FreeLibrary,
            Randomness = &Randomness,
            Sleep = &Sleep,
            CurrentTime = &CurrentTime,
            LastError = &LastError,
            CurrentTimeInt64 = &CurrentTimeInt64,
        };
        if (SqliteLibrary.Register(native, 0) != SqliteCode.Ok)
        {
            Free((nint)native);
            throw new InvalidOperationException("SQLite takes no VFS.");
        }
        return (nint)native;
    }

    public static void Unregister(nint native) => _ = SqliteLibrary.Unregister((NativeVfs*)native);

    /// <summary>Frees a VFS that nobody has open.</summary>
    public static void Free(nint native)
    {
        NativeVfs* vfs = (NativeVfs*)native;
        GCHandle.FromIntPtr(vfs->State).Free();
        NativeMemory.Free(vfs->Name);
        NativeMemory.Free(vfs);
    }

    private static BlockVfs VfsOf(NativeVfs* native) => (BlockVfs)GCHandle.FromIntPtr(native->State).Target!;

    private static string Text(byte* name) => Marshal.PtrToStringUTF8((nint)name) ?? "";

    private static bool IsLog(string name) => name.EndsWith("-wal", StringComparison.Ordinal);

    private static bool IsImage(string name) => Path.GetFileName(name) == BlockVfs.DatabaseName;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(NativeVfs* native, byte* name, NativeFile* file, int flags, int* openedFlags)
    {
        file->Methods = null;
        BlockVfs vfs = VfsOf(native);
        try
        {
            OpenFlags kind = (OpenFlags)flags;
            if ((kind & OpenFlags.Database) != 0)
            {
                if (!IsImage(Text(name)))
                {
                    throw new VfsException(SqliteCode.CannotOpen, $"The database of '{vfs.Name}' is '{BlockVfs.DatabaseName}', not '{Text(name)}'.");
                }
            }
            else if ((kind & OpenFlags.Log) != 0)
            {
                OpenLog(vfs);
            }
            else if ((kind & OpenFlags.Temporary) == 0)
            {
                throw new VfsException(SqliteCode.CannotOpen, $"There is no rollback journal in an image: '{Text(name)}'.");
            }
            file->State = GCHandle.ToIntPtr(GCHandle.Alloc(new OpenFile(vfs, kind)));
            file->Methods = FileCallbacks.Methods;
            vfs.CountFile(1);
            if (openedFlags != null)
            {
                *openedFlags = flags;
            }
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return vfs.Answer(e, SqliteCode.CannotOpen);
        }
    }

    private static void OpenLog(BlockVfs vfs)
    {
        lock (vfs.Store.Gate)
        {
            if (!vfs.Store.Log.Exists)
            {
                // In memory until it is synced: an image that may only be read has an empty one, too.
                vfs.Store.CreateLog();
            }
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(NativeVfs* native, byte* name, int syncFolder)
    {
        BlockVfs vfs = VfsOf(native);
        try
        {
            if (!IsLog(Text(name)) || !vfs.Store.Log.Exists)
            {
                return SqliteCode.NothingToDelete;
            }
            vfs.Store.EndLog(exists: false);
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return vfs.Answer(e, SqliteCode.DeleteFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Access(NativeVfs* native, byte* name, int flags, int* result)
    {
        BlockVfs vfs = VfsOf(native);
        try
        {
            string text = Text(name);
            *result = IsLog(text) ? (vfs.Store.Log.Exists ? 1 : 0) : IsImage(text) ? 1 : 0;
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return vfs.Answer(e, SqliteCode.AccessFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FullPathname(NativeVfs* native, byte* name, int capacity, byte* result)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        if (bytes.Length >= capacity)
        {
            return SqliteCode.CannotOpen;
        }
        bytes.CopyTo(new Span<byte>(result, capacity));
        result[bytes.Length] = 0;
        return SqliteCode.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint LoadLibrary(NativeVfs* native, byte* name) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LibraryError(NativeVfs* native, int capacity, byte* message)
    {
        ReadOnlySpan<byte> text = "extensions are not loaded through an image\0"u8;
        if (capacity >= text.Length)
        {
            text.CopyTo(new Span<byte>(message, capacity));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint LibrarySymbol(NativeVfs* native, nint library, byte* name) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void FreeLibrary(NativeVfs* native, nint library) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Randomness(NativeVfs* native, int count, byte* target)
    {
        BlockVfs vfs = VfsOf(native);
        try
        {
            vfs.FillRandom(new Span<byte>(target, count));
            return count;
        }
        catch (Exception e)
        {
            _ = vfs.Answer(e, SqliteCode.Error);
            return 0;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sleep(NativeVfs* native, int microseconds)
    {
        Thread.Sleep((microseconds + 999) / 1000);
        return microseconds;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CurrentTime(NativeVfs* native, double* days)
    {
        *days = JulianNow() / MillisecondsPerDay;
        return SqliteCode.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CurrentTimeInt64(NativeVfs* native, long* milliseconds)
    {
        *milliseconds = JulianNow();
        return SqliteCode.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LastError(NativeVfs* native, int capacity, byte* message) => 0;

    private static long JulianNow() => JulianEpoch + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
}
