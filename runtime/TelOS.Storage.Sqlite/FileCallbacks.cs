using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelOS.Storage.Sqlite;

/// <summary>What SQLite calls of an open file. No exception leaves a callback: it is kept, and a code is answered.</summary>
[SuppressMessage("Design", "CA1031", Justification = "An exception that left a callback would end the process.")]
internal static unsafe class FileCallbacks
{
    private const int ControlVfsName = 12;
    private const int ControlPowersafe = 13;
    private const int ControlPragma = 14;
    private const int PowersafeOverwrite = 0x1000;

    /// <summary>The table of them; it lives as long as the process.</summary>
    public static NativeFileMethods* Methods { get; } = Make();

    private static NativeFileMethods* Make()
    {
        NativeFileMethods* methods = (NativeFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(NativeFileMethods));
        *methods = new NativeFileMethods
        {
            Version = 2,
            Close = &Close,
            Read = &Read,
            Write = &Write,
            Truncate = &Truncate,
            Sync = &Sync,
            Size = &Size,
            Lock = &Lock,
            Unlock = &Unlock,
            CheckReservedLock = &CheckReservedLock,
            Control = &Control,
            SectorSize = &SectorSize,
            Characteristics = &Characteristics,
            MapIndex = &MapIndex,
            LockIndex = &LockIndex,
            IndexBarrier = &IndexBarrier,
            UnmapIndex = &UnmapIndex,
        };
        return methods;
    }

    private static OpenFile FileOf(NativeFile* native) => (OpenFile)GCHandle.FromIntPtr(native->State).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(NativeFile* native)
    {
        OpenFile file = FileOf(native);
        try
        {
            file.Close();
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.CloseFailed);
        }
        finally
        {
            GCHandle.FromIntPtr(native->State).Free();
            native->State = 0;
            file.Vfs.CountFile(-1);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(NativeFile* native, byte* target, int count, long offset)
    {
        OpenFile file = FileOf(native);
        try
        {
            int code = file.Read(offset, new Span<byte>(target, count));
            return code == SqliteCode.WrongData
                ? throw new VfsException(code, $"{count} bytes at {offset} of the {(file.IsDatabase ? "database" : "log")} do not fit their checksum.")
                : code;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.ReadFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(NativeFile* native, byte* source, int count, long offset)
    {
        OpenFile file = FileOf(native);
        try
        {
            file.Write(offset, new ReadOnlySpan<byte>(source, count));
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.WriteFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(NativeFile* native, long length)
    {
        OpenFile file = FileOf(native);
        try
        {
            file.Truncate(length);
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.TruncateFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(NativeFile* native, int flags)
    {
        OpenFile file = FileOf(native);
        try
        {
            file.Sync();
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.SyncFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(NativeFile* native, long* size)
    {
        OpenFile file = FileOf(native);
        try
        {
            *size = file.Length;
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.SizeFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(NativeFile* native, int level)
    {
        OpenFile file = FileOf(native);
        try
        {
            return file.IsDatabase ? file.Vfs.Store.Locks.Lock(file, level) : SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.LockFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(NativeFile* native, int level)
    {
        OpenFile file = FileOf(native);
        try
        {
            if (file.IsDatabase)
            {
                file.Vfs.Store.Locks.Unlock(file, level);
            }
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.LockFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(NativeFile* native, int* result)
    {
        OpenFile file = FileOf(native);
        try
        {
            *result = file.IsDatabase && file.Vfs.Store.Locks.IsReserved() ? 1 : 0;
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.LockFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Control(NativeFile* native, int operation, void* argument)
    {
        OpenFile file = FileOf(native);
        try
        {
            switch (operation)
            {
                case ControlVfsName:
                    *(byte**)argument = SqliteLibrary.Copy(file.Vfs.Name);
                    return SqliteCode.Ok;
                case ControlPowersafe:
                    *(int*)argument = file.Vfs.Store.Mutant == Mutant.PowersafeOverwrite ? 1 : 0;
                    return SqliteCode.Ok;
                case ControlPragma when file.IsDatabase:
                    byte** texts = (byte**)argument;
                    string? why = PragmaRules.WhyRefused(
                        Marshal.PtrToStringUTF8((nint)texts[1]) ?? "", Marshal.PtrToStringUTF8((nint)texts[2]));
                    if (why is null)
                    {
                        return SqliteCode.NotFound;
                    }
                    texts[0] = SqliteLibrary.Copy(why);
                    return SqliteCode.Error;
                default:
                    return SqliteCode.NotFound;
            }
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.IoError);
        }
    }

    // A write that is interrupted may leave garbage in the units that it goes to, and nowhere else.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(NativeFile* native) => Units.Size;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Characteristics(NativeFile* native) =>
        FileOf(native).Vfs.Store.Mutant == Mutant.PowersafeOverwrite ? PowersafeOverwrite : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int MapIndex(NativeFile* native, int region, int size, int extend, void** address)
    {
        OpenFile file = FileOf(native);
        try
        {
            *address = (void*)file.Vfs.Store.Index.Map(file, region, size, extend != 0);
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            *address = null;
            return file.Vfs.Answer(e, SqliteCode.IndexFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LockIndex(NativeFile* native, int first, int count, int flags)
    {
        OpenFile file = FileOf(native);
        try
        {
            return file.Vfs.Store.Index.Lock(file, first, count, flags);
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.IndexFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IndexBarrier(NativeFile* native)
    {
        try
        {
            FileOf(native).Vfs.Store.Index.Barrier();
        }
        catch (Exception e)
        {
            _ = FileOf(native).Vfs.Answer(e, SqliteCode.IndexFailed);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int UnmapIndex(NativeFile* native, int delete)
    {
        OpenFile file = FileOf(native);
        try
        {
            file.Vfs.Store.Index.Unmap(file);
            return SqliteCode.Ok;
        }
        catch (Exception e)
        {
            return file.Vfs.Answer(e, SqliteCode.IndexFailed);
        }
    }
}
