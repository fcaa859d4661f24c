using System.Globalization;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Writes C# that makes random values. In it, <c>r</c> is the randomness and <c>d</c> how deep records go on.</summary>
/// <param name="contracts">Contracts whose types are made.</param>
internal sealed class ValueWriter(IReadOnlyList<Contract> contracts)
{
    /// <summary>Bytes. Genode's buffers may be longer than a message.</summary>
    private const int LongestBuffer = 300;

    /// <summary>Writes one function for each type, and the checks of their values.</summary>
    public string Write()
    {
        StringBuilder code = new();
        StringBuilder checks = new();
        foreach (Contract contract in contracts)
        {
            foreach (Declaration declaration in contract.Declarations)
            {
                string name = DriverNames.Of(contract, declaration);
                string? body = declaration switch
                {
                    StructDeclaration type => Struct(name, type),
                    UnionDeclaration type => Union(name, type),
                    RecordDeclaration type => Record(name, type),
                    EnumDeclaration type => Enumeration(name, type.Underlying, type.Members, type.IsFlexible, type.IsError),
                    FlagsDeclaration type => Flags(name, type),
                    _ => null,
                };
                if (body is not null)
                {
                    code.Append(CultureInfo.InvariantCulture, $"    public static {name} {DriverNames.Maker(name)}(Random r, int d)\n    {{\n{body}    }}\n\n");
                }

                if (declaration is StructDeclaration or UnionDeclaration)
                {
                    checks.Append(CultureInfo.InvariantCulture, $"        (\"{name}\", r => PlainData.Check<{name}>(r, {DriverNames.Maker(name)}(r, 3))),\n");
                }
                else if (declaration is RecordDeclaration)
                {
                    checks.Append(CultureInfo.InvariantCulture, $"        (\"{name}\", r => EncodedRecord.Check<{name}>(r, {DriverNames.Maker(name)}(r, 3))),\n");
                }
            }
        }

        return $"{code}    public static readonly (string, Action<Random>)[] Checks =\n    [\n{checks}    ];\n";
    }

    /// <summary>The expression of a random value, outside of records.</summary>
    public static string Make(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => Scalar(scalar.Kind),
        StringType text => $"FuzzValues.Text(r, {(text.Capacity ?? 40) - 1})",
        NamedType { Kind: NamedTypeKind.Struct or NamedTypeKind.Union or NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags or NamedTypeKind.Record } named =>
            $"Values.{DriverNames.Maker(DriverNames.Of(named))}(r, d - 1)",
        OptionalType optional => optional.Element.Unaliased is StringType
            ? $"FuzzValues.MaybeObject(r, 1, () => {Make(optional.Element)})"
            : $"FuzzValues.Maybe(r, () => {Make(optional.Element)})",
        CapabilityType { Interface: null } => "FuzzValues.Cap(r)",
        CapabilityType { Interface: { } named } => $"new Capability<{DriverNames.Of(named, "I")}>(FuzzValues.Cap(r))",
        TextType text => $"FuzzValues.TextBytes(r, {Math.Min(text.Max - 1, LongestBuffer)})",
        BytesType { Record: { } named, Max: { } max } => $"FuzzValues.Fit({max}, d => {Make(named)})",
        BytesType bytes => $"FuzzValues.Bytes(r, {Math.Min(bytes.Max ?? 60, LongestBuffer)})",
        BulkType { Record: { } named } => Make(named),
        BulkType => "FuzzValues.Bytes(r, 5000)",
        _ => throw new ArgumentException($"No values of {type}."),
    };

    private static string Struct(string name, StructDeclaration type)
    {
        StringBuilder body = new($"        {name} v = default;\n");
        foreach (Field field in type.Fields)
        {
            Assign(body, "v." + Member(field.Name, field.Spelling, name), field.Type, 0);
        }

        return body.Append("        return v;\n").ToString();
    }

    private static void Assign(StringBuilder body, string target, TypeReference type, int depth)
    {
        if (type.Unaliased is ArrayType array)
        {
            body.Append(CultureInfo.InvariantCulture, $"        for (int i{depth} = 0; i{depth} < {array.Length}; i{depth}++)\n        {{\n");
            Assign(body, $"{target}[i{depth}]", array.Element, depth + 1);
            body.Append("        }\n");
        }
        else
        {
            body.Append(CultureInfo.InvariantCulture, $"        {target} = {Make(type)};\n");
        }
    }

    private static string Union(string name, UnionDeclaration type)
    {
        StringBuilder body = new($"        switch (r.Next({type.Arms.Count + 1}))\n        {{\n");
        for (int i = 0; i < type.Arms.Count; i++)
        {
            UnionArm arm = type.Arms[i];
            string value = arm.Type is { } held ? Make(held) : string.Empty;
            body.Append(CultureInfo.InvariantCulture, $"            case {i}: return {name}.From{DriverNames.Of(arm.Name, arm.Spelling)}({value});\n");
        }

        return body.Append("            default: return default;\n        }\n").ToString();
    }

    private static string Record(string name, RecordDeclaration type)
    {
        StringBuilder body = new($"        return new {name}\n        {{\n");
        foreach (RecordField field in type.Fields)
        {
            body.Append(CultureInfo.InvariantCulture, $"            {Member(field.Name, field.Spelling, name)} = {MakeField(field.Type)},\n");
        }

        return body.Append("        };\n").ToString();
    }

    private static string MakeField(TypeReference type) => type.Unaliased switch
    {
        ListType list => $"FuzzValues.List(r, d, () => {MakeField(list.Element)})",
        MapType map => $"FuzzValues.Map(r, d, () => {MakeField(map.Key)}, () => {MakeField(map.Value)})",
        OptionalType optional => optional.Element.Unaliased is StringType or BytesType or ListType or MapType or NamedType { Kind: NamedTypeKind.Record }
            ? $"FuzzValues.MaybeObject(r, d, () => {MakeField(optional.Element)})"
            : $"FuzzValues.Maybe(r, () => {MakeField(optional.Element)})",
        _ => Make(type),
    };

    private static string Enumeration(string name, ScalarKind underlying, IReadOnlyList<EnumMember> members, bool isFlexible, bool isError)
    {
        List<string> values = [.. members.Select(member => $"unchecked(({name})({member.Value}))")];
        if (isFlexible)
        {
            return $"        return unchecked(({name}){Scalar(underlying)});\n";
        }

        return isError || values.Count > 0
            ? $"        return FuzzValues.Pick(r, {string.Join(", ", values.DefaultIfEmpty("default"))});\n"
            : "        return default;\n";
    }

    private static string Flags(string name, FlagsDeclaration type) => type.IsFlexible
        ? $"        return unchecked(({name}){Scalar(type.Underlying)});\n"
        : $"        return unchecked(({name})FuzzValues.Some(r{string.Concat(type.Members.Select(member => $", {member.Value}ul"))}));\n";

    private static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "FuzzValues.Truth(r)",
        ScalarKind.U8 => "unchecked((byte)FuzzValues.Bits(r))",
        ScalarKind.U16 => "unchecked((ushort)FuzzValues.Bits(r))",
        ScalarKind.U32 => "unchecked((uint)FuzzValues.Bits(r))",
        ScalarKind.I8 => "unchecked((sbyte)FuzzValues.Bits(r))",
        ScalarKind.I16 => "unchecked((short)FuzzValues.Bits(r))",
        ScalarKind.I32 => "unchecked((int)FuzzValues.Bits(r))",
        ScalarKind.I64 => "unchecked((long)FuzzValues.Bits(r))",
        ScalarKind.F32 => "BitConverter.UInt32BitsToSingle(unchecked((uint)FuzzValues.Bits(r)))",
        ScalarKind.F64 => "BitConverter.UInt64BitsToDouble(FuzzValues.Bits(r))",
        _ => "FuzzValues.Bits(r)",
    };

    /// <summary>Members that are called as their type are called otherwise.</summary>
    private static string Member(string name, Spelling spelling, string type)
    {
        string member = DriverNames.Of(name, spelling);
        return type.EndsWith("." + member, StringComparison.Ordinal) ? member + "Value" : member;
    }
}
