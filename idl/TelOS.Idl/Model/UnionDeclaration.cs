namespace TelOS.Idl.Model;

/// <summary>One of several types, with a tag that says which. Tag 0 is the empty union.</summary>
/// <param name="TagType">The unsigned integer at offset 0.</param>
/// <param name="Layout">Size and alignment, tag included.</param>
/// <param name="PayloadOffset">Bytes from the start to every arm.</param>
/// <param name="PayloadSize">Bytes every arm may use: the largest arm, or <c>[size(n)]</c>.</param>
/// <param name="Arms">The arms in order.</param>
/// <param name="ReservedTags">Tags of arms that were removed and must not come back, ascending.</param>
public sealed record UnionDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    ScalarKind TagType,
    Layout Layout,
    int PayloadOffset,
    int PayloadSize,
    ValueArray<UnionArm> Arms,
    ValueArray<int> ReservedTags)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
