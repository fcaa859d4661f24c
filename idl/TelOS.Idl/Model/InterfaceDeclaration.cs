namespace TelOS.Idl.Model;

/// <summary>An RPC object, of a session or not.</summary>
/// <param name="Base">The interface it extends, whose functions come first.</param>
/// <param name="Session">What makes it a session, or null.</param>
/// <param name="Functions">Its own functions in the order of their opcodes. The functions of <paramref name="Base"/> are not
/// repeated; those that belong to the compiler (<c>contract</c>, <c>bulk</c>) are not listed either, see
/// <see cref="SessionDeclaration.HasContractFunctions"/>.</param>
/// <param name="InheritedFunctions">The functions of all bases, the root of the hierarchy first.</param>
/// <param name="ReservedOpcodes">Own opcodes that are taken by no function: removed methods.</param>
public sealed record InterfaceDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode,
    NamedType? Base,
    SessionDeclaration? Session,
    ValueArray<Function> Functions,
    ValueArray<InheritedFunction> InheritedFunctions,
    ValueArray<ReservedOpcode> ReservedOpcodes)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
