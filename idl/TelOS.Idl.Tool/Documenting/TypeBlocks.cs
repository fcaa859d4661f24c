using TelOS.Idl.Model;
using TelOS.Idl.Tool.Documenting.Blocks;
using TelOS.Idl.Tool.Json;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>What a page says of the types and constants of a contract.</summary>
/// <param name="index">Where everything is.</param>
internal sealed class TypeBlocks(PageIndex index)
{
    private static readonly Column[] LayoutColumns = [new("offset", true), new("size", true), new("field"), new("type"), new("")];

    private readonly TypeSpans _types = new(index);

    /// <summary>The blocks of all types and constants.</summary>
    public IEnumerable<Block> Of(Contract contract)
    {
        foreach (Declaration declaration in contract.Declarations.Where(declaration => declaration is not InterfaceDeclaration))
        {
            yield return new Heading(2, declaration.Name, KindOf(declaration), declaration.Name, PageText.Badges(declaration.Availability));
            if (declaration.Documentation is { Text.Length: > 0 } documentation)
            {
                yield return new Prose(documentation.Text);
            }
            foreach (Block block in BodyOf(declaration))
            {
                yield return block;
            }
        }
    }

    private IEnumerable<Block> BodyOf(Declaration declaration) => declaration switch
    {
        StructDeclaration type => LayoutOf(type.Layout, type.Fields, type.Reserved, type.Packing),
        DataspaceDeclaration type => LayoutOf(type.Layout, type.Members, type.Reserved, Packing.Explicit),
        EnumDeclaration type => ValuesOf(type.Underlying, type.Members, type.IsFlexible, type.IsError && !type.IsGenode),
        FlagsDeclaration type => ValuesOf(type.Underlying, type.Members, type.IsFlexible, hasUnsupported: false),
        UnionDeclaration type => ArmsOf(type),
        RecordDeclaration type => FieldsOf(type),
        ConstantDeclaration constant => [new Facts([("Value", [Span.Code(ValueOf(constant))])])],
        AliasDeclaration alias => [new Facts([("Stands for", _types.Of(alias.Target))])],
        _ => [],
    };

    private static string KindOf(Declaration declaration) => declaration switch
    {
        StructDeclaration => "struct",
        DataspaceDeclaration => "dataspace",
        EnumDeclaration { IsError: true } => "error",
        EnumDeclaration => "enum",
        FlagsDeclaration => "flags",
        UnionDeclaration => "union",
        RecordDeclaration => "record",
        ConstantDeclaration => "const",
        AliasDeclaration => "alias",
        _ => "exception",
    };

    private static string ValueOf(ConstantDeclaration constant) =>
        constant.Type is { } type ? $"{Words.Of(type.Kind)} {constant.Value}" : $"string \"{constant.Value}\"";

    private IEnumerable<Block> LayoutOf(Layout layout, ValueArray<Field> fields, ValueArray<ReservedRange> reserved, Packing packing)
    {
        IReadOnlyList<ByteRange> ranges = LayoutRanges.Of(layout, fields, reserved);
        string packed = packing switch
        {
            Packing.Natural => ", padded as a C++ compiler does",
            Packing.Packed => ", packed",
            _ => string.Empty,
        };
        yield return new Facts([("Layout", [new Span($"{PageText.Bytes(layout.Size)}, aligned to {PageText.Number(layout.Alignment)}{packed}")])]);
        if (ranges.Count == 0)
        {
            yield break;
        }
        Dictionary<int, Field> byOffset = [];
        foreach (Field field in fields)
        {
            byOffset[field.Offset] = field;
        }
        yield return new Table(LayoutColumns, [.. ranges.Select(range => RowOf(range, byOffset.GetValueOrDefault(range.Offset)))]);
        yield return new ByteMap(layout.Size, ranges);
    }

    private IReadOnlyList<IReadOnlyList<Span>> RowOf(ByteRange range, Field? field) => range.IsReserved || field is null
        ? [PageText.Cell(range.Offset), PageText.Cell(range.Size), [new Span(range.Name, SpanStyle.Faint)], [], []]
        : [PageText.Cell(range.Offset), PageText.Cell(range.Size), [Span.Code(field.Name)], _types.Of(field.Type), PageText.Cell(field.Documentation, field.Availability)];

    private static IEnumerable<Block> ValuesOf(ScalarKind underlying, ValueArray<EnumMember> members, bool isFlexible, bool hasUnsupported)
    {
        yield return new Facts(
        [
            ("Travels as", [Span.Code(Words.Of(underlying)), .. isFlexible ? (Span[])[new Span("; values that are not declared pass")] : []]),
        ]);
        List<IReadOnlyList<IReadOnlyList<Span>>> rows = [];
        if (hasUnsupported)
        {
            rows.Add([PageText.Cell(0), [Span.Code("unsupported")], [new Span("The server is older than the call.", SpanStyle.Faint)]]);
        }
        rows.AddRange(members.Select(member => (IReadOnlyList<IReadOnlyList<Span>>)
        [
            [new Span(member.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            [Span.Code(member.Name)],
            PageText.Cell(member.Documentation, member.Availability, member.Quota switch
            {
                QuotaKind.Ram => [new Span("a connection donates memory and tries again", SpanStyle.Faint)],
                QuotaKind.Capabilities => [new Span("a connection donates capabilities and tries again", SpanStyle.Faint)],
                _ => (Span[])[],
            }),
        ]));
        yield return new Table([new("value", true), new("name"), new("")], rows);
    }

    private IEnumerable<Block> ArmsOf(UnionDeclaration type)
    {
        yield return new Facts(
        [
            ("Layout", [new Span($"{PageText.Bytes(type.Layout.Size)}, aligned to {PageText.Number(type.Layout.Alignment)}: the tag, then from byte {PageText.Number(type.PayloadOffset)} on the arm, {PageText.Bytes(type.PayloadSize)}")]),
            ("Tag", [Span.Code(Words.Of(type.TagType)), new Span("; 0 is the empty union")]),
        ]);
        yield return new Table(
            [new("tag", true), new("arm"), new("type"), new("")],
            [
                .. type.Arms.Select(arm => (IReadOnlyList<IReadOnlyList<Span>>)
                [
                    PageText.Cell(arm.Tag), [Span.Code(arm.Name)], arm.Type is { } held ? _types.Of(held) : [], PageText.Cell(arm.Documentation, arm.Availability),
                ]),
                .. type.ReservedTags.Select(ReservedRow),
            ]);
        yield return new ByteMap(type.Layout.Size, LayoutRanges.Of(type));
    }

    private IEnumerable<Block> FieldsOf(RecordDeclaration type)
    {
        yield return new Facts([("Travels as", [new Span("a MessagePack map from these keys; keys that are not known are skipped")])]);
        yield return new Table(
            [new("key", true), new("field"), new("type"), new("")],
            [
                .. type.Fields.Select(field => (IReadOnlyList<IReadOnlyList<Span>>)
                [
                    PageText.Cell(field.Key), [Span.Code(field.Name)], _types.Of(field.Type), PageText.Cell(field.Documentation, field.Availability),
                ]),
                .. type.ReservedKeys.Select(ReservedRow),
            ]);
    }

    private static IReadOnlyList<IReadOnlyList<Span>> ReservedRow(int number) =>
        [PageText.Cell(number), [new Span("reserved", SpanStyle.Faint)], [], []];
}
