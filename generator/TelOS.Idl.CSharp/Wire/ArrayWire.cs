using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>An array: an inline array that is declared beside the member which holds it.</summary>
internal sealed class ArrayWire(string name, WireType element, int length, SourceFile file) : WireType(name, element.Size * length)
{
    /// <summary>The element type.</summary>
    public WireType Element { get; } = element;

    /// <summary>The number of elements.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    public override bool HasGaps => Element.HasGaps;

    private bool IsBytes => Element.Name == "byte";

    /// <inheritdoc/>
    public override void EmitRead(CodeWriter code, string target, Place source, NameScope locals)
    {
        if (IsBytes)
        {
            code.Line($"{source.Slice(Size)}.CopyTo({target});");
            return;
        }

        string index = locals.Take("i", "j", "k");
        using (code.Block($"for (int {index} = 0; {index} < {Literal.Number(Length)}; {index}++)"))
        {
            Element.EmitRead(code, $"{target}[{index}]", source.ElementAt(index, Element.Size), locals);
        }

        code.Separate();
    }

    /// <inheritdoc/>
    public override void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals)
    {
        if (IsBytes)
        {
            code.Line($"(({file.System("ReadOnlySpan")}<byte>){value}).CopyTo({destination.Slice(Size)});");
            return;
        }

        string index = locals.Take("i", "j", "k");
        using (code.Block($"for (int {index} = 0; {index} < {Literal.Number(Length)}; {index}++)"))
        {
            Element.EmitWrite(code, $"{value}[{index}]", destination.ElementAt(index, Element.Size), locals);
        }

        code.Separate();
    }

    /// <inheritdoc/>
    public override string Equal(string left, string right) => $"{left}.Equals({right})";
}
