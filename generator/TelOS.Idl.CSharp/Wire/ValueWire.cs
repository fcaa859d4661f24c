using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>A type that reads and writes itself: structs, unions, and the texts in arrays.</summary>
internal sealed class ValueWire(string name, int size, SourceFile file) : WireType(name, size)
{
    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string target, Place source, NameScope locals)
    {
        using (code.Block($"if (!{file.StaticRuntime("WireValue")}.TryRead({source.Slice(Size)}, out {target}))"))
        {
            code.Line("return false;");
        }

        code.Separate();
    }

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals) =>
        code.Line($"{file.StaticRuntime("WireValue")}.Write({value}, {destination.Slice(Size)});");

    /// <inheritdoc/>
    public override string Equal(string left, string right) => $"{left}.Equals({right})";
}
