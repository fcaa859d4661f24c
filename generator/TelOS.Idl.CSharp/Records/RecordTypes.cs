using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Records;

/// <summary>Maps the types of records to C#.</summary>
/// <param name="file">The file that they are used in.</param>
internal sealed class RecordTypes(SourceFile file)
{
    private string Reader => file.StaticRuntime("RecordReader");

    private string Writer => file.StaticRuntime("RecordWriter");

    /// <summary>The C# side of a type.</summary>
    /// <param name="type">A type of fields, not optional.</param>
    public RecordType Of(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => OfScalar(scalar.Kind),
        StringType text => OfText(text.Capacity),
        BytesType bytes => OfBytes(bytes.Max),
        ListType list => OfList(Of(list.Element)),
        MapType map => OfMap(map.Key, map.Value),
        NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named => OfEnum(named),
        NamedType { Kind: NamedTypeKind.Record } named => OfRecord(file.Type(named)),
        NamedType named => OfPlain(file.Type(named)),
        _ => throw new ArgumentException($"{type} is not a type of records.", nameof(type)),
    };

    private RecordType OfScalar(ScalarKind kind)
    {
        string name = Scalars.Keyword(kind);
        return kind is ScalarKind.Bool or ScalarKind.F32 or ScalarKind.F64
            ? new RecordType(name, $"{Reader}.Read{Scalars.Suffix(kind)}", $"{Writer}.Write{Scalars.Suffix(kind)}")
            : new RecordType(name, $"{Reader}.ReadInteger<{name}>", $"{Writer}.WriteInteger<{name}>");
    }

    private RecordType OfEnum(NamedType type)
    {
        string name = file.Type(type);
        string types = $"<{name}, {Scalars.Keyword(type.Underlying)}>";
        return new RecordType(name, $"{Reader}.ReadEnum{types}", $"{Writer}.WriteEnum{types}")
        {
            ReaderArguments = $", {EnumWire.Extensions(type, file)}.IsDefined",
        };
    }

    // The capacity counts the terminator that the text has in C++.
    private RecordType OfText(int? capacity) =>
        Bounded(new RecordType("string", $"{Reader}.ReadString", $"{Writer}.WriteString") { Default = "string.Empty" }, capacity - 1);

    private RecordType OfBytes(int? max) => Bounded(
        new RecordType("byte[]", $"{Reader}.ReadBytes", $"{Writer}.WriteBytes")
        {
            Default = "[]",
            Comparer = $"{file.StaticRuntime("BytesComparer")}.Instance",
        },
        max);

    private static RecordType Bounded(RecordType type, int? max)
    {
        string bound = max is { } bytes ? ", " + Literal.Number(bytes) : string.Empty;
        return type with { ReaderArguments = bound, WriterArguments = bound };
    }

    private RecordType OfRecord(string name) =>
        new(name, $"{Reader}.ReadRecord<{name}>", $"{Writer}.WriteRecord<{name}>") { Default = "new()" };

    private RecordType OfPlain(string name) => new(name, $"{Reader}.ReadWire<{name}>", $"{Writer}.WriteWire<{name}>");

    private RecordType OfList(RecordType element)
    {
        string types = $"<{element.Name}>";
        return new RecordType(
            $"{file.Use("System.Collections.Generic", "List")}{types}", $"{Reader}.ReadList{types}", $"{Writer}.WriteList{types}")
        {
            Default = "[]",
            ReaderArguments = ", " + ReadFunction(element),
            WriterArguments = ", " + WriteFunction(element),
            Comparer = $"new {file.Runtime("ListComparer")}{types}({ComparerOf(element)})",
        };
    }

    private RecordType OfMap(TypeReference keyType, TypeReference valueType)
    {
        RecordType key = Of(keyType);
        RecordType value = Of(valueType);
        string types = $"<{key.Name}, {value.Name}>";
        bool isText = keyType.Unaliased is StringType;
        return new RecordType(
            $"{file.Use("System.Collections.Generic", "Dictionary")}{types}",
            isText ? $"{Reader}.ReadMap<{value.Name}>" : $"{Reader}.ReadNumberMap{types}",
            $"{Writer}.WriteMap{types}")
        {
            Default = "[]",
            ReaderArguments = $", {ReadFunction(key)}, {ReadFunction(value)}",
            WriterArguments = $", {WriteFunction(key)}, {WriteFunction(value)}",
            Comparer = $"new {file.Runtime("MapComparer")}{types}({ComparerOf(value)})",
        };
    }

    private string ComparerOf(RecordType type) =>
        type.Comparer ?? $"{file.UseStatic("System.Collections.Generic", "EqualityComparer")}<{type.Name}>.Default";

    private string ReadFunction(RecordType type) => type.ReaderArguments.Length == 0
        ? type.Reader
        : $"static (ref {file.Use("MessagePack", "MessagePackReader")} reader) => {type.Read}";

    private string WriteFunction(RecordType type) => type.WriterArguments.Length == 0
        ? type.Writer
        : $"static (ref {file.Use("MessagePack", "MessagePackWriter")} writer, {type.Name} item) => {type.Write("item")}";
}
