using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>A field of a struct and how C# holds it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Storage">The variable that holds it: the field itself, or a private one behind a property.</param>
/// <param name="Type">The type of the variable.</param>
internal sealed record StructMember(Field Field, string Name, string Storage, WireType Type)
{
    /// <summary>Whether it is a text, which C# sees as a string.</summary>
    public bool IsText => WireTypes.IsText(Field.Type);

    /// <summary>Whether it is a text that may be absent.</summary>
    public bool IsOptionalText => Field.Type.Unaliased is OptionalType optional && WireTypes.IsText(optional.Element);
}
