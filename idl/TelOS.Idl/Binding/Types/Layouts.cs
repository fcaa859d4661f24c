using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Types;

/// <summary>Sizes and alignments of plain data, of rings and of packet streams.</summary>
internal static class Layouts
{
    /// <summary>Where Genode's packet streams begin their bulk buffer: a multiple of this.</summary>
    public const int BulkAlignment = 64;

    // Head and tail of Genode's packet-descriptor queues, each a u32.
    private const int RingHeader = 8;

    public static int SizeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool or ScalarKind.U8 or ScalarKind.I8 => 1,
        ScalarKind.U16 or ScalarKind.I16 => 2,
        ScalarKind.U32 or ScalarKind.I32 or ScalarKind.F32 => 4,
        _ => 8,
    };

    public static bool IsSigned(ScalarKind kind) => kind is ScalarKind.I8 or ScalarKind.I16 or ScalarKind.I32 or ScalarKind.I64;

    public static bool IsInteger(ScalarKind kind) => kind is not (ScalarKind.Bool or ScalarKind.F32 or ScalarKind.F64);

    /// <summary>The layout of a type; false when it has none: it is not plain data, has errors of its own, or is larger than 2 GiB.</summary>
    public static bool TryGet(TypeReference type, out Layout layout)
    {
        if (TryMeasure(type, out long size, out int alignment) && size <= int.MaxValue)
        {
            layout = new Layout((int)size, alignment);
            return true;
        }
        layout = default;
        return false;
    }

    /// <summary>Size and alignment, also of what is too large.</summary>
    public static bool TryMeasure(TypeReference type, out long size, out int alignment)
    {
        (size, alignment) = type switch
        {
            ScalarType scalar => (SizeOf(scalar.Kind), SizeOf(scalar.Kind)),
            NamedType named => (named.Layout.Size, Math.Max(1, named.Layout.Alignment)),
            AliasType alias => Measure(alias.Target),
            StringType { Capacity: { } capacity } => (Numbers.RoundUp((long)capacity, 8) + 8, 8),
            OptionalType optional => Optional(optional),
            ArrayType array => Array(array),
            RingType ring => Ring(ring.Element, ring.Slots),
            PacketsType packets => (packets.BulkOffset, BulkAlignment),
            _ => (0, 1),
        };
        return size > 0;
    }

    /// <summary>Where the bulk buffer of a packet stream begins, counted from the stream's start; 0 when the descriptor has no layout.</summary>
    public static long BulkOffset(TypeReference descriptor, int submitSlots, int ackSlots)
    {
        (long submit, int _) = Ring(descriptor, submitSlots);
        (long ack, int _) = Ring(descriptor, ackSlots);
        return submit == 0 || ack == 0 ? 0 : Numbers.RoundUp(submit + ack, BulkAlignment);
    }

    private static (long Size, int Alignment) Measure(TypeReference type) =>
        TryMeasure(type, out long size, out int alignment) ? (size, alignment) : (0, 1);

    private static (long Size, int Alignment) Optional(OptionalType optional)
    {
        (long size, int alignment) = Measure(optional.Element);
        return size == 0 ? (0, 1) : (alignment + Numbers.RoundUp(size, alignment), alignment);
    }

    private static (long Size, int Alignment) Array(ArrayType array)
    {
        (long size, int alignment) = Measure(array.Element);
        return size > int.MaxValue ? (size, alignment) : (size * array.Length, alignment);
    }

    private static (long Size, int Alignment) Ring(TypeReference element, int slots)
    {
        (long size, int alignment) = Measure(element);
        int whole = Math.Max(sizeof(uint), alignment);
        return size is 0 or > int.MaxValue ? (size, whole) : (Numbers.RoundUp(RingHeader + (size * slots), whole), whole);
    }
}
