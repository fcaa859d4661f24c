using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>An enumeration, error or set of flags, as its integer.</summary>
internal sealed class EnumMessage(NamedType type, SourceFile file) : MessageType(file.Type(type), file.Type(type))
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.Write{Scalars.Suffix(type.Underlying)}(({Scalars.Keyword(type.Underlying)}){value});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals)
    {
        code.Line($"{target.Left(this)} = ({Parameter}){reader}.Read{Scalars.Suffix(type.Underlying)}();");
        code.Line($"{reader}.Require({EnumWire.Extensions(type, file)}.IsDefined({target.Name}));");
    }
}
