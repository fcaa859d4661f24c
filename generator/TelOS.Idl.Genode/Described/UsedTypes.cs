using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Described;

/// <summary>What declarations refer to.</summary>
internal static class UsedTypes
{
    /// <summary>The types by name that a declaration consists of or works with, aliases as such.</summary>
    public static IEnumerable<TypeReference> Of(Declaration declaration) => Parts(declaration).SelectMany(Named);

    /// <summary>Whether a declaration uses another one of its contract.</summary>
    public static bool Uses(Declaration user, Contract contract, string name) => Of(user).Any(type => type switch
    {
        AliasType alias => alias.Namespace == contract.Namespace && alias.Name == name,
        NamedType named => named.Namespace == contract.Namespace && named.Name == name,
        _ => false,
    });

    private static IEnumerable<TypeReference> Parts(Declaration declaration) => declaration switch
    {
        AliasDeclaration alias => [alias.Target],
        StructDeclaration type => type.Fields.Select(field => field.Type),
        DataspaceDeclaration type => type.Members.Select(member => member.Type),
        UnionDeclaration type => type.Arms.Select(arm => arm.Type).OfType<TypeReference>(),
        InterfaceDeclaration face => face.Functions.SelectMany(Parts).Concat(face.Base is { } parent ? [parent] : []),
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(Function function) =>
        function.Parameters.Select(parameter => parameter.Type)
            .Concat(new TypeReference?[] { function.Result, function.Error }.OfType<TypeReference>())
            .Concat(function.Exceptions.Select(thrown => (TypeReference)thrown.Exception));

    private static IEnumerable<TypeReference> Named(TypeReference type) => type switch
    {
        AliasType or NamedType => [type],
        ArrayType array => Named(array.Element),
        OptionalType optional => Named(optional.Element),
        RingType ring => Named(ring.Element),
        PacketsType packets => Named(packets.Descriptor),
        CapabilityType { Interface: { } target } => [target],
        _ => [],
    };
}
