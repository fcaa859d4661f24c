using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A struct or union in one item.</summary>
internal sealed class ValueMessage(string name) : MessageType(name, name)
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) => code.Line($"{writer}.Write({value});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{target.Left(this)} = {reader}.Read<{Parameter}>();");
}
