using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>Layouts as ranges of bytes without gaps.</summary>
internal static class LayoutRanges
{
    /// <summary>The ranges of a struct or a dataspace. Everything ends where the next thing begins: padding is listed as reserved.</summary>
    public static IReadOnlyList<ByteRange> Of(Layout layout, ValueArray<Field> fields, ValueArray<ReservedRange> reserved)
    {
        List<(int Offset, string Name, bool IsReserved)> starts =
        [
            .. fields.Select(field => (field.Offset, field.Name, false)),
            .. reserved.Select(range => (range.Offset, NameOf(range.Kind), true)),
        ];
        starts.Sort((left, right) => left.Offset.CompareTo(right.Offset));
        List<ByteRange> ranges = [];
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1].Offset : layout.Size;
            ranges.Add(new ByteRange(starts[i].Offset, Math.Max(0, end - starts[i].Offset), starts[i].Name, starts[i].IsReserved));
        }
        return ranges;
    }

    /// <summary>The ranges of a union.</summary>
    public static IReadOnlyList<ByteRange> Of(UnionDeclaration type)
    {
        int tag = SizeOf(type.TagType);
        List<ByteRange> ranges =
        [
            new(0, tag, "tag", false),
            new(tag, type.PayloadOffset - tag, NameOf(ReservedKind.Implicit), true),
            new(type.PayloadOffset, type.PayloadSize, "arm", false),
            new(type.PayloadOffset + type.PayloadSize, type.Layout.Size - type.PayloadOffset - type.PayloadSize, NameOf(ReservedKind.Implicit), true),
        ];
        return [.. ranges.Where(range => range.Size > 0)];
    }

    private static string NameOf(ReservedKind kind) => kind == ReservedKind.Reserve ? "reserved" : "padding";

    private static int SizeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.U8 => 1,
        ScalarKind.U16 => 2,
        ScalarKind.U32 => 4,
        _ => 8,
    };
}
