namespace TelOS.Idl.Model;

/// <summary>A use of a declared type, with as much of it as its users need.</summary>
/// <param name="Kind">What was declared.</param>
/// <param name="Namespace">The namespace that declares it.</param>
/// <param name="NamespaceSpelling">The names of that namespace in the target languages, where given.</param>
/// <param name="Name">Its name.</param>
/// <param name="Spelling">Its names in the target languages, where given.</param>
/// <param name="Layout">Size and alignment of plain data; zero for interfaces, records, exceptions.</param>
/// <param name="Underlying">The integer of an enumeration, error or flags.</param>
/// <param name="IsGenode">Whether it describes something that Genode already has.</param>
public sealed record NamedType(
    NamedTypeKind Kind,
    string Namespace,
    Spelling NamespaceSpelling,
    string Name,
    Spelling Spelling,
    Layout Layout,
    ScalarKind Underlying,
    bool IsGenode) : TypeReference;
