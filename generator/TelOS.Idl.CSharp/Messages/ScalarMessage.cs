using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A scalar in an item of its own.</summary>
internal sealed class ScalarMessage(ScalarKind kind) : MessageType(Scalars.Keyword(kind), Scalars.Keyword(kind))
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.Write{Scalars.Suffix(kind)}({value});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{target.Left(this)} = {reader}.Read{Scalars.Suffix(kind)}();");
}
