using TelOS.Idl.CSharp.Wire;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>An arm of a union and how C# holds it.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Name">Its name in names of methods.</param>
/// <param name="Enumerator">Its tag, in the enumeration of tags.</param>
/// <param name="Storage">The variable that holds it; of no meaning to an arm without a value.</param>
/// <param name="Type">The type of the variable, or null for an arm without a value.</param>
internal sealed record UnionMember(UnionArm Arm, string Name, string Enumerator, string Storage, WireType? Type)
{
    /// <summary>Whether it is a text, which C# sees as a string.</summary>
    public bool IsText => Arm.Type is { } type && WireTypes.IsText(type);

    /// <summary>Whether it is a text that may be absent.</summary>
    public bool IsOptionalText => Arm.Type?.Unaliased is OptionalType optional && WireTypes.IsText(optional.Element);
}
