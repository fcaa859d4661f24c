using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Wire;

/// <summary>How one type of plain data is spelled in C#, and how it gets from bytes and into bytes.</summary>
/// <param name="name">The C# type.</param>
/// <param name="size">Bytes of a value.</param>
internal abstract class WireType(string name, int size)
{
    /// <summary>The C# type.</summary>
    public string Name { get; } = name;

    /// <summary>Bytes of a value.</summary>
    public int Size { get; } = size;

    /// <summary>Whether a span of elements may be compared and copied as it is: every bit pattern is a value, and a value has no padding.</summary>
    public virtual bool IsEveryPattern => false;

    /// <summary>Whether <see cref="EmitWrite"/> leaves bytes as they are, which therefore must be cleared before.</summary>
    public virtual bool HasGaps => false;

    /// <summary>Writes statements that read a value; where it is not one of the type, they run <c>return false;</c>.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="target">What is assigned.</param>
    /// <param name="source">Where the bytes are.</param>
    /// <param name="locals">The names that are taken.</param>
    public abstract void EmitRead(CodeWriter code, string target, Place source, NameScope locals);

    /// <summary>Writes statements that write a value. Padding is left as it is.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="locals">The names that are taken.</param>
    public abstract void EmitWrite(CodeWriter code, string value, Place destination, NameScope locals);

    /// <summary>An expression that compares two values.</summary>
    public virtual string Equal(string left, string right) => $"{left} == {right}";
}
