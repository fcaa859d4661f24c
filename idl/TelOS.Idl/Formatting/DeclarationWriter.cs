using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Formatting;

/// <summary>Writes a bound contract and its declarations, except what is inside interfaces.</summary>
internal sealed class DeclarationWriter(ContractWriter writer)
{
    private readonly InterfaceWriter _interfaces = new(writer);

    internal void Write(Contract contract)
    {
        writer.Line($"edition {ContractWriter.Number(contract.Edition)};");
        writer.Documentation(contract.Documentation);
        string[] genode = contract.IsGenode ? ["genode"] : [];
        writer.Line($"{ContractWriter.Attributes(genode.Concat(ContractWriter.AttributeList(contract.Spelling)))}namespace {contract.Namespace};");
        foreach (string import in contract.Imports)
        {
            writer.Line($"import {TextLiteral.Encode(import)};");
        }

        foreach (Declaration declaration in contract.Declarations)
        {
            writer.Documentation(declaration.Documentation);
            bool isGenode = declaration.IsGenode && !contract.IsGenode;
            IEnumerable<string> attributes = (isGenode ? ["genode"] : Array.Empty<string>())
                .Concat(ContractWriter.AttributeList(declaration.Spelling))
                .Concat(ContractWriter.AttributeList(declaration.Availability));
            Write(declaration, attributes);
        }
    }

    private void Write(Declaration declaration, IEnumerable<string> attributes)
    {
        switch (declaration)
        {
            case ConstantDeclaration constant:
                string type = constant.Type is { } scalar ? TypeNames.Of(scalar.Kind) : "string";
                Line(attributes, $"const {constant.Name}: {type} = {ContractWriter.Value(constant.Value)};");
                break;
            case AliasDeclaration alias:
                Line(attributes, $"alias {alias.Name} = {writer.Type(alias.Target)};");
                break;
            case ExceptionDeclaration exception:
                Line(attributes, $"exception {exception.Name};");
                break;
            case StructDeclaration structure:
                Open(attributes.Concat(Packing(structure.Packing)), $"struct {structure.Name}");
                Fields(structure.Fields, structure.Reserved);
                break;
            case DataspaceDeclaration dataspace:
                Open(attributes.Concat(Packing(PackingOf(dataspace))), $"dataspace {dataspace.Name}");
                Fields(dataspace.Members, dataspace.Reserved);
                break;
            case EnumDeclaration enumeration:
                Open(
                    attributes.Concat(Flexible(enumeration.IsFlexible)),
                    $"{(enumeration.IsError ? "error" : "enum")} {enumeration.Name} : {TypeNames.Of(enumeration.Underlying)}");
                Enumerators(enumeration.Members);
                break;
            case FlagsDeclaration flags:
                Open(attributes.Concat(Flexible(flags.IsFlexible)), $"flags {flags.Name} : {TypeNames.Of(flags.Underlying)}");
                Enumerators(flags.Members);
                break;
            case UnionDeclaration union:
                Union(union, attributes);
                break;
            case RecordDeclaration record:
                Open(attributes, $"record {record.Name}");
                Record(record);
                break;
            case InterfaceDeclaration anInterface:
                _interfaces.Write(anInterface, ContractWriter.Attributes(attributes));
                break;
        }
    }

    private void Line(IEnumerable<string> attributes, string line) => writer.Line(ContractWriter.Attributes(attributes) + line);

    private void Open(IEnumerable<string> attributes, string head) => writer.Open(ContractWriter.Attributes(attributes) + head);

    private static string[] Flexible(bool isFlexible) => isFlexible ? ["flexible"] : [];

    private static string[] Packing(Packing packing) => packing switch
    {
        Model.Packing.Natural => ["layout(natural)"],
        Model.Packing.Packed => ["layout(packed)"],
        _ => [],
    };

    /// <summary>How a dataspace was packed, which only shows in its layout.</summary>
    private static Packing PackingOf(DataspaceDeclaration dataspace) =>
        dataspace.Reserved.Any(range => range.Kind == ReservedKind.Implicit) ? Model.Packing.Natural
        : dataspace.Members.Any(member => AlignmentOf(member.Type) > dataspace.Layout.Alignment) ? Model.Packing.Packed
        : Model.Packing.Explicit;

    /// <summary>What a member asks of the whole; a packet stream asks no more than a word does.</summary>
    private static int AlignmentOf(TypeReference type) =>
        Layouts.TryGet(type, out Layout layout) ? Math.Min(layout.Alignment, sizeof(long)) : 1;

    private void Fields(ValueArray<Field> fields, ValueArray<ReservedRange> reserved)
    {
        var lines = fields
            .Select(field => (field.Offset, Field: (Field?)field, Padding: string.Empty))
            .Concat(reserved
                .Where(range => range.Kind != ReservedKind.Implicit)
                .Select(range => (range.Offset, Field: (Field?)null, Padding: Padding(range))))
            .OrderBy(line => line.Offset);
        foreach ((_, Field? field, string padding) in lines)
        {
            writer.Documentation(field?.Documentation);
            writer.Line(field is null
                ? padding
                : $"{ContractWriter.Attributes(field.Spelling, field.Availability)}{field.Name}: {writer.Type(field.Type)};");
        }

        writer.Close();
    }

    private static string Padding(ReservedRange range) =>
        $"{(range.Kind == ReservedKind.Reserve ? "reserve" : "pad")} {ContractWriter.Number(range.Size)};";

    private void Enumerators(ValueArray<EnumMember> members)
    {
        foreach (EnumMember member in members)
        {
            writer.Documentation(member.Documentation);
            string quota = member.Quota switch
            {
                QuotaKind.Ram => " [quota(ram)]",
                QuotaKind.Capabilities => " [quota(caps)]",
                _ => string.Empty,
            };
            writer.Line($"{ContractWriter.Attributes(member.Spelling, member.Availability)}{member.Name} = {ContractWriter.Number(member.Value)}{quota},");
        }

        writer.Close();
    }

    private void Union(UnionDeclaration union, IEnumerable<string> attributes)
    {
        string[] size = union.PayloadSize > 0 ? [$"size({ContractWriter.Number(union.PayloadSize)})"] : [];
        Open(attributes.Concat(size), $"union {union.Name} : {TypeNames.Of(union.TagType)}");
        Queue<int> reserved = new(union.ReservedTags);
        foreach (UnionArm arm in union.Arms)
        {
            ReservedBelow(arm.Tag, reserved);
            writer.Documentation(arm.Documentation);
            string type = arm.Type is null ? string.Empty : $": {writer.Type(arm.Type)}";
            writer.Line($"{ContractWriter.Attributes(arm.Spelling, arm.Availability)}@{ContractWriter.Number(arm.Tag)} {arm.Name}{type};");
        }

        ReservedBelow(int.MaxValue, reserved);
        writer.Close();
    }

    /// <summary>Arms keep the order they were written in, so that removed ones go where they disturb it least.</summary>
    private void ReservedBelow(int tag, Queue<int> reserved)
    {
        while (reserved.Count > 0 && reserved.Peek() <= tag)
        {
            writer.Line($"@{ContractWriter.Number(reserved.Dequeue())} reserved;");
        }
    }

    private void Record(RecordDeclaration record)
    {
        var members = record.Fields
            .Select(field => (field.Key, Field: (RecordField?)field))
            .Concat(record.ReservedKeys.Select(key => (Key: key, Field: (RecordField?)null)))
            .OrderBy(member => member.Key);
        foreach ((int key, RecordField? field) in members)
        {
            if (field is null)
            {
                writer.Line($"@{ContractWriter.Number(key)} reserved;");
                continue;
            }

            writer.Documentation(field.Documentation);
            writer.Line($"{ContractWriter.Attributes(field.Spelling, field.Availability)}@{ContractWriter.Number(key)} {field.Name}: {writer.Type(field.Type)};");
        }

        writer.Close();
    }
}
