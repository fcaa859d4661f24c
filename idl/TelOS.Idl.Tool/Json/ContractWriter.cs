using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Writes a contract and its declarations of data; <see cref="InterfaceWriter"/> writes the interfaces.</summary>
internal static class ContractWriter
{
    /// <summary>Writes a contract as an object.</summary>
    public static void Write(Utf8JsonWriter json, Contract contract)
    {
        json.WriteStartObject();
        json.WriteString("file", contract.FileName);
        json.WriteNumber("edition", contract.Edition);
        json.WriteString("namespace", contract.Namespace);
        CommonParts.Write(json, "spelling", contract.Spelling);
        json.WriteBoolean("genode", contract.IsGenode);
        CommonParts.Write(json, contract.Documentation);
        json.WriteStartArray("imports");
        foreach (string path in contract.Imports)
        {
            json.WriteStringValue(path);
        }
        json.WriteEndArray();
        CommonParts.WriteList(json, "declarations", contract.Declarations, WriteDeclaration);
        json.WriteEndObject();
    }

    private static void WriteDeclaration(Utf8JsonWriter json, Declaration declaration)
    {
        json.WriteString("kind", KindOf(declaration));
        json.WriteString("name", declaration.Name);
        CommonParts.Write(json, "spelling", declaration.Spelling);
        CommonParts.Write(json, declaration.Documentation);
        CommonParts.Write(json, declaration.Availability);
        json.WriteBoolean("genode", declaration.IsGenode);
        switch (declaration)
        {
            case StructDeclaration data:
                WriteStruct(json, data);
                break;
            case DataspaceDeclaration dataspace:
                Write(json, dataspace.Layout);
                CommonParts.WriteList(json, "members", dataspace.Members, WriteField);
                CommonParts.WriteList(json, "reserved", dataspace.Reserved, WriteReserved);
                break;
            case EnumDeclaration enumeration:
                WriteValues(json, enumeration.Underlying, enumeration.IsFlexible, enumeration.Members);
                break;
            case FlagsDeclaration flags:
                WriteValues(json, flags.Underlying, flags.IsFlexible, flags.Members);
                break;
            case UnionDeclaration union:
                WriteUnion(json, union);
                break;
            case RecordDeclaration record:
                WriteRecord(json, record);
                break;
            case ConstantDeclaration constant:
                WriteConstant(json, constant);
                break;
            case AliasDeclaration alias:
                TypeWriter.Write(json, "target", alias.Target);
                break;
            case InterfaceDeclaration @interface:
                InterfaceWriter.Write(json, @interface);
                break;
        }
    }

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
        ExceptionDeclaration => "exception",
        InterfaceDeclaration { Session: null } => "interface",
        InterfaceDeclaration => "session",
        _ => throw new NotSupportedException($"The JSON form has no word for {declaration.GetType().Name}."),
    };

    private static void WriteStruct(Utf8JsonWriter json, StructDeclaration data)
    {
        json.WriteString("packing", Words.Packing[(int)data.Packing]);
        Write(json, data.Layout);
        CommonParts.WriteList(json, "fields", data.Fields, WriteField);
        CommonParts.WriteList(json, "reserved", data.Reserved, WriteReserved);
    }

    private static void Write(Utf8JsonWriter json, Layout layout)
    {
        json.WriteNumber("size", layout.Size);
        json.WriteNumber("alignment", layout.Alignment);
    }

    private static void WriteField(Utf8JsonWriter json, Field field)
    {
        json.WriteNumber("offset", field.Offset);
        json.WriteString("name", field.Name);
        CommonParts.Write(json, "spelling", field.Spelling);
        CommonParts.Write(json, field.Documentation);
        CommonParts.Write(json, field.Availability);
        TypeWriter.Write(json, "type", field.Type);
    }

    private static void WriteReserved(Utf8JsonWriter json, ReservedRange range)
    {
        json.WriteNumber("offset", range.Offset);
        json.WriteNumber("size", range.Size);
        json.WriteString("kind", Words.Reserved[(int)range.Kind]);
    }

    private static void WriteValues(Utf8JsonWriter json, ScalarKind underlying, bool isFlexible, ValueArray<EnumMember> members)
    {
        json.WriteString("underlying", Words.Of(underlying));
        json.WriteBoolean("flexible", isFlexible);
        CommonParts.WriteList(json, "members", members, WriteMember);
    }

    private static void WriteMember(Utf8JsonWriter json, EnumMember member)
    {
        json.WriteString("name", member.Name);
        CommonParts.Write(json, "spelling", member.Spelling);
        CommonParts.Write(json, member.Documentation);
        CommonParts.Write(json, member.Availability);
        json.WriteString("value", ConstantParts.Digits(member.Value));
        if (member.Quota != QuotaKind.None)
        {
            json.WriteString("quota", Words.Quotas[(int)member.Quota]);
        }
    }

    private static void WriteUnion(Utf8JsonWriter json, UnionDeclaration union)
    {
        json.WriteString("tag", Words.Of(union.TagType));
        Write(json, union.Layout);
        json.WriteNumber("payloadOffset", union.PayloadOffset);
        json.WriteNumber("payloadSize", union.PayloadSize);
        CommonParts.WriteList(json, "arms", union.Arms, WriteArm);
        WriteNumbers(json, "reservedTags", union.ReservedTags);
    }

    private static void WriteArm(Utf8JsonWriter json, UnionArm arm)
    {
        json.WriteNumber("tag", arm.Tag);
        json.WriteString("name", arm.Name);
        CommonParts.Write(json, "spelling", arm.Spelling);
        CommonParts.Write(json, arm.Documentation);
        CommonParts.Write(json, arm.Availability);
        TypeWriter.WriteOptional(json, "type", arm.Type);
    }

    private static void WriteRecord(Utf8JsonWriter json, RecordDeclaration record)
    {
        CommonParts.WriteList(json, "fields", record.Fields, WriteRecordField);
        WriteNumbers(json, "reservedKeys", record.ReservedKeys);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string field, ValueArray<int> numbers)
    {
        json.WriteStartArray(field);
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }
        json.WriteEndArray();
    }

    private static void WriteRecordField(Utf8JsonWriter json, RecordField field)
    {
        json.WriteNumber("key", field.Key);
        json.WriteString("name", field.Name);
        CommonParts.Write(json, "spelling", field.Spelling);
        CommonParts.Write(json, field.Documentation);
        CommonParts.Write(json, field.Availability);
        TypeWriter.Write(json, "type", field.Type);
    }

    private static void WriteConstant(Utf8JsonWriter json, ConstantDeclaration constant)
    {
        TypeWriter.WriteOptional(json, "type", constant.Type);
        ConstantParts.Write(json, "value", constant.Value);
    }
}
