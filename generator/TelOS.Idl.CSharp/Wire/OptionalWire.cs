using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>A value that may be absent: a byte 0 or 1, and the value at its alignment.</summary>
internal sealed class OptionalWire(WireType element, int alignment) : WireType(element.Name + "?", element.Size + alignment)
{
    /// <inheritdoc/>
    public override bool HasGaps => true;

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string target, Place source, NameScope locals)
    {
        using (code.Block($"if ({source.Byte} > 1)"))
        {
            code.Line("return false;");
        }

        code.Separate();
        code.Line($"{target} = null;");
        using (code.Block($"if ({source.Byte} == 1)"))
        {
            if (element.IsEveryPattern)
            {
                element.EmitRead(code, target, source.At(alignment), locals);
            }
            else
            {
                string present = locals.Take("present");
                code.Line($"{element.Name} {present}{(element is ArrayWire ? " = default" : string.Empty)};");
                element.EmitRead(code, present, source.At(alignment), locals);
                code.Line($"{target} = {present};");
            }
        }

        code.Separate();
    }

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals)
    {
        string present = locals.Take("present");
        using (code.Block($"if ({value} is {{ }} {present})"))
        {
            code.Line($"{destination.Byte} = 1;");
            element.EmitWrite(code, present, destination.At(alignment), locals);
        }

        code.Separate();
    }

    /// <inheritdoc/>
    public override string Equal(string left, string right) => $"{left}.Equals({right})";
}
