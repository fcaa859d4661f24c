using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A value that may be absent, in one item.</summary>
internal sealed class OptionalMessage(TypeReference element, string name, SourceFile file) : MessageType(name + "?", name + "?")
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) => code.Line(element switch
    {
        ScalarType or NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } =>
            $"{writer}.WriteOptionalScalar({value});",
        StringType text => $"{writer}.WriteOptionalString({value}, {Literal.Number(text.Capacity ?? 1)});",
        _ => $"{writer}.WriteOptional({value});",
    });

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals)
    {
        switch (element)
        {
            case ScalarType { Kind: ScalarKind.Bool }:
                code.Line($"{target.Left(this)} = {reader}.ReadOptionalBoolean();");
                break;
            case ScalarType:
                code.Line($"{target.Left(this)} = {reader}.ReadOptionalScalar<{name}>();");
                break;
            case NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named:
                string present = locals.Take("present");
                code.Line($"{target.Left(this)} = {reader}.ReadOptionalScalar<{name}>();");
                code.Line($"{reader}.Require({target.Name} is not {{ }} {present} || {EnumWire.Extensions(named, file)}.IsDefined({present}));");
                break;
            case StringType text:
                code.Line($"{target.Left(this)} = {reader}.ReadOptionalString({Literal.Number(text.Capacity ?? 1)});");
                break;
            default:
                code.Line($"{target.Left(this)} = {reader}.ReadOptional<{name}>();");
                break;
        }
    }
}
