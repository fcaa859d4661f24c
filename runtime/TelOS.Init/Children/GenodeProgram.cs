using System.Buffers.Binary;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Tells programs that Genode's dynamic linker has to load from those that Linux can start.</summary>
internal static class GenodeProgram
{
    private const int HeaderSize = 64;
    private const int SegmentSize = 56;
    private const int Interpreter = 3;
    private const int MaxSegments = 64;

    /// <summary>Whether a program names `ld.lib.so` as its interpreter.</summary>
    public static bool NeedsLinker(Capability? dataspace)
    {
        if (!AttachedDataspace.TryAttach(dataspace, out var program))
        {
            return false;
        }

        using (program)
        {
            return FindInterpreter(program) is "ld.lib.so";
        }
    }

    private static string? FindInterpreter(AttachedDataspace program)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (!TryRead(program, 0, header) || !header.StartsWith("\u007fELF"u8))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadUInt64LittleEndian(header[0x20..]);
        var count = Math.Min((int)BinaryPrimitives.ReadUInt16LittleEndian(header[0x38..]), MaxSegments);
        Span<byte> segment = stackalloc byte[SegmentSize];
        Span<byte> name = stackalloc byte[16];
        for (var i = 0; i < count; i++)
        {
            if (!TryRead(program, offset + ((ulong)i * SegmentSize), segment))
            {
                return null;
            }

            if (BinaryPrimitives.ReadUInt32LittleEndian(segment) == Interpreter)
            {
                var at = BinaryPrimitives.ReadUInt64LittleEndian(segment[8..]);
                var length = Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(segment[32..]), (ulong)name.Length);
                return TryRead(program, at, name[..(int)length]) ? new Utf8Text(name[..(int)length].TrimEnd((byte)0)).ToString() : null;
            }
        }

        return null;
    }

    private static bool TryRead(AttachedDataspace program, ulong offset, Span<byte> into)
    {
        if (!program.Contains(offset, (ulong)into.Length))
        {
            return false;
        }

        program.CopyTo((long)offset, into);
        return true;
    }
}
