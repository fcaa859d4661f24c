using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>A <c>string&lt;n&gt;</c>, by value.</summary>
internal sealed class StringMessage(int capacity, SourceFile file) : MessageType(file.Runtime("Utf8Text"), "string")
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.WriteString({value}, {Literal.Number(capacity)});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{target.Left(this)} = {reader}.ReadString({Literal.Number(capacity)}){(target.IsResult ? ".ToString()" : string.Empty)};");
}
