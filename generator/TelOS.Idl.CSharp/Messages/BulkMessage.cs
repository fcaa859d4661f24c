using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Messages;

/// <summary>Bytes or a record in the session's shared buffer; the message says where.</summary>
internal sealed class BulkMessage(NamedType? record, SourceFile file) : StagedMessage(
    record is null ? $"{file.System("ReadOnlySpan")}<byte>" : file.Type(record),
    record is null ? "byte[]" : file.Type(record),
    file.Use("TelOS.Runtime.Bulk", "Window"),
    "Window")
{
    /// <summary>Whether the value is a record.</summary>
    public bool IsRecord => record is not null;

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string writer, string value) => code.Line($"{writer}.Write({value});");

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string reader, ReadTarget target, NameScope locals) =>
        code.Line($"{Raw} {target.Name} = {reader}.Read<{Raw}>();");

    /// <summary>The expression of what tells the client where a result lies, when the server places it.</summary>
    public string Place(string value) =>
        $"bulk.Place({(IsRecord ? $"{file.StaticRuntime("RecordCodec")}.Encode({value})" : value)})";

    /// <inheritdoc/>
    public override string EmitAccept(CodeWriter code, string source, string target, Action refuse, NameScope locals)
    {
        string argument = file.Runtime("BulkArgument");
        string copied = locals.Take(target.TrimStart('@') + "Copied");
        string content = IsRecord ? locals.Take(target.TrimStart('@') + "Content") : target;
        using (code.Block($"if (!bulk.TryCopyIn({source}, out {argument}? {copied}))"))
        {
            refuse();
        }

        code.Separate();
        code.Line($"using {argument} {content} = {copied};");
        if (!IsRecord)
        {
            return content + ".Span";
        }

        using (code.Block($"if (!{file.StaticRuntime("RecordCodec")}.TryDecode({content}.Memory, out {Parameter}? {target}))"))
        {
            refuse();
        }

        code.Separate();
        return target;
    }
}
