using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>Reads what <see cref="ContractWriter"/> wrote.</summary>
internal static class ContractReader
{
    private static readonly IReadOnlyList<string> Kinds =
    [
        "struct", "dataspace", "enum", "error", "flags", "union", "record", "const", "alias", "exception", "interface", "session",
    ];

    /// <summary>Reads a contract.</summary>
    public static Contract Read(JsonValue value)
    {
        JsonFields fields = value.Fields();
        Contract contract = new(
            fields.Take("file").Text(),
            fields.Take("edition").Int32(1),
            fields.Take("namespace").Text(),
            CommonParts.ReadSpelling(fields),
            fields.Take("genode").Boolean(),
            CommonParts.ReadDocumentation(fields),
            fields.Take("imports").List(path => path.Text()),
            fields.Take("declarations").List(ReadDeclaration));
        fields.End();
        return contract;
    }

    private static Declaration ReadDeclaration(JsonValue value)
    {
        JsonFields fields = value.Fields();
        string kind = Kinds[fields.Take("kind").Word(Kinds)];
        DeclarationParts common = new(
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            fields.Take("genode").Boolean());
        Declaration declaration = kind switch
        {
            "struct" => ReadStruct(fields, common),
            "dataspace" => ReadDataspace(fields, common),
            "enum" => ReadEnum(fields, common, isError: false),
            "error" => ReadEnum(fields, common, isError: true),
            "flags" => ReadFlags(fields, common),
            "union" => ReadUnion(fields, common),
            "record" => ReadRecord(fields, common),
            "const" => ReadConstant(fields, common),
            "alias" => new AliasDeclaration(
                common.Name, common.Spelling, common.Documentation, common.Availability, common.IsGenode,
                TypeReader.Read(fields.Take("target"))),
            "exception" => new ExceptionDeclaration(
                common.Name, common.Spelling, common.Documentation, common.Availability, common.IsGenode),
            _ => InterfaceReader.Read(fields, common, isSession: kind == "session"),
        };
        fields.End();
        return declaration;
    }

    private static StructDeclaration ReadStruct(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        (Packing)fields.Take("packing").Word(Words.Packing),
        ReadLayout(fields),
        fields.Take("fields").List(ReadField),
        fields.Take("reserved").List(ReadReserved));

    private static DataspaceDeclaration ReadDataspace(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        ReadLayout(fields),
        fields.Take("members").List(ReadField),
        fields.Take("reserved").List(ReadReserved));

    private static EnumDeclaration ReadEnum(JsonFields fields, DeclarationParts common, bool isError) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        Words.Scalar(fields.Take("underlying")),
        isError,
        fields.Take("flexible").Boolean(),
        fields.Take("members").List(ReadMember));

    private static FlagsDeclaration ReadFlags(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        Words.Scalar(fields.Take("underlying")),
        fields.Take("flexible").Boolean(),
        fields.Take("members").List(ReadMember));

    private static UnionDeclaration ReadUnion(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        Words.Scalar(fields.Take("tag")),
        ReadLayout(fields),
        fields.Take("payloadOffset").Int32(0),
        fields.Take("payloadSize").Int32(0),
        fields.Take("arms").List(ReadArm),
        fields.Take("reservedTags").List(tag => tag.Int32(1)));

    private static RecordDeclaration ReadRecord(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        fields.Take("fields").List(ReadRecordField),
        fields.Take("reservedKeys").List(key => key.Int32(1)));

    private static ConstantDeclaration ReadConstant(JsonFields fields, DeclarationParts common) => new(
        common.Name,
        common.Spelling,
        common.Documentation,
        common.Availability,
        common.IsGenode,
        fields.Take("type", value => TypeReader.Read(value) as ScalarType ?? throw value.Refuse("must be a scalar")),
        ConstantParts.Read(fields.Take("value")));

    private static Layout ReadLayout(JsonFields fields) =>
        new(fields.Take("size").Int32(0), fields.Take("alignment").Int32(1));

    private static Field ReadField(JsonValue value)
    {
        JsonFields fields = value.Fields();
        int offset = fields.Take("offset").Int32(0);
        Field field = new(
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            TypeReader.Read(fields.Take("type")),
            offset);
        fields.End();
        return field;
    }

    private static ReservedRange ReadReserved(JsonValue value)
    {
        JsonFields fields = value.Fields();
        ReservedRange range = new(
            fields.Take("offset").Int32(0),
            fields.Take("size").Int32(1),
            (ReservedKind)fields.Take("kind").Word(Words.Reserved));
        fields.End();
        return range;
    }

    private static EnumMember ReadMember(JsonValue value)
    {
        JsonFields fields = value.Fields();
        EnumMember member = new(
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            fields.Take("value").Integer(),
            fields.Take("quota", QuotaKind.None, word => (QuotaKind)word.Word(Words.Quotas)));
        fields.End();
        return member;
    }

    private static UnionArm ReadArm(JsonValue value)
    {
        JsonFields fields = value.Fields();
        UnionArm arm = new(
            fields.Take("tag").Int32(1),
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            fields.Take("type", TypeReader.Read));
        fields.End();
        return arm;
    }

    private static RecordField ReadRecordField(JsonValue value)
    {
        JsonFields fields = value.Fields();
        RecordField field = new(
            fields.Take("key").Int32(1, ushort.MaxValue),
            fields.Take("name").Text(),
            CommonParts.ReadSpelling(fields),
            CommonParts.ReadDocumentation(fields),
            CommonParts.ReadAvailability(fields),
            TypeReader.Read(fields.Take("type")));
        fields.End();
        return field;
    }
}
