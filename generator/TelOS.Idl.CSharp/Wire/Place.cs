using TelOS.Idl.CSharp.Code;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>A position in a span of bytes: a constant offset, and the offset of an element where a loop runs over an array.</summary>
/// <param name="Span">The variable that holds the span.</param>
/// <param name="Offset">The constant part, in bytes.</param>
/// <param name="Element">The part that varies, such as <c>i * 8</c>, or null.</param>
internal sealed record Place(string Span, int Offset, string? Element = null)
{
    /// <summary>A place further behind.</summary>
    public Place At(int offset) => this with { Offset = Offset + offset };

    /// <summary>The element of an array that begins here.</summary>
    /// <param name="index">The loop's variable.</param>
    /// <param name="size">Bytes of one element.</param>
    public Place ElementAt(string index, int size)
    {
        string part = size == 1 ? index : $"({index} * {Literal.Number(size)})";
        return this with { Element = Element is null ? part : $"{Element} + {part}" };
    }

    /// <summary>The byte at this place.</summary>
    public string Byte => $"{Span}[{Index}]";

    /// <summary>The rest of the span from this place on.</summary>
    public string Rest => Element is null && Offset == 0 ? Span : Element is null ? $"{Span}[{Index}..]" : $"{Span}[({Index})..]";

    /// <summary>A part of the span that begins here.</summary>
    /// <param name="size">Bytes.</param>
    public string Slice(int size) => $"{Span}.Slice({Index}, {Literal.Number(size)})";

    private string Index => Element is null
        ? Literal.Number(Offset)
        : Offset == 0 ? Element : $"{Literal.Number(Offset)} + {Element}";
}
