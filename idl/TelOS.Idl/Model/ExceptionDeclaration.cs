namespace TelOS.Idl.Model;

/// <summary>A C++ exception type that a Genode interface throws; the code depends on the list it is thrown from.</summary>
public sealed record ExceptionDeclaration(
    string Name,
    Spelling Spelling,
    Documentation? Documentation,
    Availability Availability,
    bool IsGenode)
    : Declaration(Name, Spelling, Documentation, Availability, IsGenode);
