using TelOS.Idl.Model;
using TelOS.Idl.Tests.Binding;
using Xunit;

namespace TelOS.Idl.Tests.Layout;

public sealed class LayoutTests
{
    [Fact]
    public void Fields_lie_where_C_puts_them_when_padding_is_written()
    {
        StructDeclaration part = Compiling.Bind("struct Part { kind: u8; pad 3; size: u32; at: u64[2]; name: string<5>; reserve 8; }").Get<StructDeclaration>("Part");

        Assert.Equal([0, 4, 8, 24], part.Fields.Select(f => f.Offset));
        Assert.Equal(new Idl.Model.Layout(48, 8), part.Layout);
        Assert.Equal([new ReservedRange(1, 3, ReservedKind.Pad), new ReservedRange(40, 8, ReservedKind.Reserve)], part.Reserved);
    }

    [Fact]
    public void Natural_and_explicit_layouts_of_one_struct_are_the_same()
    {
        StructDeclaration natural = Compiling.Bind("[layout(natural)] struct Part { kind: u8; size: u32?; last: u16; }").Get<StructDeclaration>("Part");
        StructDeclaration written = Compiling.Bind("struct Part { kind: u8; pad 3; size: u32?; last: u16; pad 2; }").Get<StructDeclaration>("Part");

        Assert.Equal(written.Layout, natural.Layout);
        Assert.Equal(written.Fields, natural.Fields);
        Assert.Equal(written.Reserved.Select(r => (r.Offset, r.Size)), natural.Reserved.Select(r => (r.Offset, r.Size)));
    }

    [Fact]
    public void A_packed_struct_has_no_gaps_and_fits_anywhere()
    {
        Contract contract = Compiling.Bind("[layout(packed)] struct Part { kind: u8; size: u64; } struct Box { first: u8; part: Part; }");

        Assert.Equal(new Idl.Model.Layout(9, 1), contract.Get<StructDeclaration>("Part").Layout);
        Assert.Equal([0, 1], contract.Get<StructDeclaration>("Box").Fields.Select(f => f.Offset));
    }

    [Fact]
    public void A_struct_without_fields_has_one_byte() =>
        Assert.Equal(new Idl.Model.Layout(1, 1), Compiling.Bind("struct Empty { }").Get<StructDeclaration>("Empty").Layout);

    [Fact]
    public void Missing_padding_is_one_error_for_each_gap() => Assert.Equal(
        ["1:25 TIDL0214", "1:43 TIDL0214"], Compiling.Find("struct Part { kind: u8; size: u32; b: u8; c: u16; }"));

    [Theory]
    [InlineData("union U { }", 4, 4, 4, 0)]
    [InlineData("union U { @1 a; }", 4, 4, 4, 0)]
    [InlineData("union U : u8 { @1 a: u8; @2 b: u16; }", 4, 2, 2, 2)]
    [InlineData("union U { @1 a: u64; @2 b: u8[3]; }", 16, 8, 8, 8)]
    [InlineData("union U : u64 { @1 a: u8[3]; }", 16, 8, 8, 3)]
    [InlineData("[size(20)] union U { @1 a: u32; }", 24, 4, 4, 20)]
    public void A_union_is_a_tag_and_room_for_the_largest_arm(string text, int size, int alignment, int offset, int payload)
    {
        UnionDeclaration union = Compiling.Bind(text).Get<UnionDeclaration>("U");

        Assert.Equal((new Idl.Model.Layout(size, alignment), offset, payload), (union.Layout, union.PayloadOffset, union.PayloadSize));
    }

    [Fact]
    public void A_ring_is_head_tail_and_slots()
    {
        DataspaceDeclaration screen = Compiling.Bind(
            "struct Event { code: u64; value: u32; pad 4; } dataspace Screen { count: u64; events: ring<Event, 64>; bytes: ring<u8, 5>; after: u64; }")
            .Get<DataspaceDeclaration>("Screen");

        Assert.Equal([0, 8, 8 + 8 + (64 * 16), 1056], screen.Members.Select(m => m.Offset));
    }

    [Fact]
    public void A_packet_stream_has_Genodes_queues_and_its_bulk_area_at_a_multiple_of_64()
    {
        Contract contract = Compiling.Bind(
            "struct Packet { offset: i64; size: u64; } dataspace Stream { packets: packets<Packet, 64, 32>; }");

        PacketsType packets = Assert.IsType<PacketsType>(contract.Get<DataspaceDeclaration>("Stream").Members[0].Type);

        // Two queues: (8 + 64 * 16) + (8 + 32 * 16) = 1552, up to a multiple of 64.
        Assert.Equal(1600, packets.BulkOffset);
    }

    [Theory]
    [InlineData("struct S { a: u64[1 GiB]; }", "TIDL0217")]
    [InlineData("struct S { a: u8[2147483647][2147483647][2147483647]; }", "TIDL0217")]
    [InlineData("struct S { a: u8[2147483648]; }", "TIDL0207")]
    [InlineData("struct S { a: string<2147483647>?; }", "TIDL0217")]
    [InlineData("struct S { a: u8[1 << 300]; }", "TIDL0205")]
    [InlineData("dataspace D { a: packets<u64, 2147483647, 2147483647>; }", "TIDL0217")]
    [InlineData("struct S { a: S; }", "TIDL0213")]
    [InlineData("struct S { x: T?; } struct T { s: S[2]; }", "TIDL0213")]
    [InlineData("union U { @1 a: U; }", "TIDL0213")]
    [InlineData("alias A = B; alias B = A?;", "TIDL0213")]
    public void Sizes_that_no_memory_has_are_refused(string text, string ids) => Assert.Equal(ids, Compiling.Ids(text));
}
