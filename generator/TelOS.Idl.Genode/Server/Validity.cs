using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Server;

/// <summary>Which types have bit patterns that are no values, and how C++ tells them apart.</summary>
/// <param name="declarations">Everything that is visible.</param>
internal sealed class Validity(Declarations declarations)
{
    private readonly Dictionary<NamedType, bool> _known = [];

    /// <summary>Whether what arrives may be no value of the type.</summary>
    public bool IsChecked(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => scalar.Kind == ScalarKind.Bool,
        StringType or OptionalType or TextType => true,
        ArrayType array => IsChecked(array.Element),
        NamedType named => IsNamedChecked(named),
        _ => false,
    };

    /// <summary>Whether a declaration's values have to be checked.</summary>
    public bool IsChecked(Declaration declaration) => !declaration.IsGenode && declaration switch
    {
        EnumDeclaration type => !type.IsFlexible,
        FlagsDeclaration type => !type.IsFlexible,
        UnionDeclaration => true,
        StructDeclaration type => type.Fields.Any(field => IsChecked(field.Type)),
        _ => false,
    };

    /// <summary>Whether a contract has values that have to be checked. Errors alone are no reason: servers send them, and seldom get them.</summary>
    public bool HasHeader(Contract contract) =>
        contract.Declarations.Any(declaration => declaration is not EnumDeclaration { IsError: true } && IsChecked(declaration))
        || contract.Declarations.SelectMany(Parts).Any(type => IsOwnError(type, contract));

    /// <summary>The headers that a check of a type needs.</summary>
    public IEnumerable<string> Headers(TypeReference type) => !IsChecked(type)
        ? []
        : type.Unaliased switch
        {
            ArrayType array => Headers(array.Element),
            OptionalType optional => Headers(optional.Element),
            NamedType named when declarations.Owner(named) is { } owner => [CppNames.FolderOf(owner) + "/validity.h"],
            _ => [],
        };

    /// <summary>An expression that is false when what arrived is no value of the type, or null when everything is one.</summary>
    /// <param name="type">The type.</param>
    /// <param name="expression">What arrived.</param>
    public string? Check(TypeReference type, string expression) => !IsChecked(type)
        ? null
        : type.Unaliased switch
        {
            TextType => $"Telos::valid_text({expression})",
            NamedType => $"valid({expression})",
            _ => $"Telos::valid({expression})",
        };

    private bool IsNamedChecked(NamedType type)
    {
        if (!_known.TryGetValue(type, out bool known))
        {
            // What Genode has is as it is: its servers check it themselves.
            known = declarations.Find(type) is { } declaration && declarations.Owner(type) is { } owner && IsChecked(declaration) && HasHeader(owner);
            _known[type] = known;
        }

        return known;
    }

    private static bool IsOwnError(TypeReference type, Contract contract) => type.Unaliased switch
    {
        NamedType { Kind: NamedTypeKind.Error } named => named.Namespace == contract.Namespace && !named.IsGenode,
        ArrayType array => IsOwnError(array.Element, contract),
        OptionalType optional => IsOwnError(optional.Element, contract),
        ListType list => IsOwnError(list.Element, contract),
        MapType map => IsOwnError(map.Key, contract) || IsOwnError(map.Value, contract),
        _ => false,
    };

    // The types of values that may arrive at a server.
    private static IEnumerable<TypeReference> Parts(Declaration declaration) => declaration switch
    {
        StructDeclaration type => type.Fields.Select(field => field.Type),
        UnionDeclaration type => type.Arms.Select(arm => arm.Type).OfType<TypeReference>(),
        InterfaceDeclaration type => type.Functions.SelectMany(function => function.Parameters).Select(parameter => parameter.Type),
        RecordDeclaration type => type.Fields.Select(field => field.Type),
        _ => [],
    };
}
