using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>One encoded record in an in-buffer.</summary>
internal sealed class RecordMessage(NamedType record, int max, SourceFile file)
    : StagedMessage(file.Type(record), file.Type(record), $"{file.System("ReadOnlySpan")}<byte>", "Bytes")
{
    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) =>
        code.Line($"{writer}.WriteBytes({file.StaticRuntime("RecordCodec")}.Encode({value}), {Literal.Number(max)});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{Raw} {target.Name} = {reader}.ReadBytes({Literal.Number(max)});");

    /// <inheritdoc/>
    public override string EmitAccept(CodeWriter code, string source, string target, Action refuse, NameScope locals)
    {
        using (code.Block($"if (!{file.StaticRuntime("RecordCodec")}.TryDecode({source}, out {Parameter}? {target}))"))
        {
            refuse();
        }

        code.Separate();
        return target;
    }
}
