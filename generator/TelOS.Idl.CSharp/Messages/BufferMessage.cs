using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>An in-buffer of bytes or text. Genode cuts what is too long, contracts of this project refuse it.</summary>
/// <param name="parameter">The C# type.</param>
/// <param name="kind"><c>Bytes</c> or <c>Text</c>, as in the names of the methods.</param>
/// <param name="max">Bytes.</param>
/// <param name="isGenode">Whether the contract describes something of Genode.</param>
internal sealed class BufferMessage(string parameter, string kind, int max, bool isGenode) : MessageType(parameter, parameter)
{
    private readonly string _method = isGenode ? kind + "Clamped" : kind;

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.Write{_method}({value}, {Literal.Number(max)});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{target.Left(this)} = {reader}.Read{_method}({Literal.Number(max)});");
}
