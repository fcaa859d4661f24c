namespace TelOS.Idl.Model;

/// <summary>An <c>enum</c> or an <c>error</c>.</summary>
/// <param name="Underlying">The integer that travels.</param>
/// <param name="IsError">Whether it was declared by <c>error</c>: value 0 is then <c>unsupported</c> and not among the members,
/// except in descriptions of Genode's own errors.</param>
/// <param name="IsFlexible">Whether values that are not declared pass (<c>[flexible]</c>).</param>
/// <param name="Members">The enumerators in order.</param>
public sealed record EnumDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    ScalarKind Underlying,
    bool IsError,
    bool IsFlexible,
    ValueArray<EnumMember> Members)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
