using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Server;

/// <summary>Which types have bit patterns that are no values, or bytes that mean nothing, and how C++ tells them apart.</summary>
/// <param name="declarations">Everything that is visible.</param>
internal sealed class Validity(Declarations declarations)
{
    private readonly Dictionary<NamedType, bool> _known = [];
    private readonly Dictionary<NamedType, bool> _knownPart = [];

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

    /// <summary>Whether a value of the type has bytes that mean nothing: padding, what lies behind the end of a text, an absent value.</summary>
    public bool IsPartlyUsed(TypeReference type) => type.Unaliased switch
    {
        StringType or OptionalType => true,
        ArrayType array => IsPartlyUsed(array.Element),
        NamedType named => IsNamedPartlyUsed(named),
        _ => false,
    };

    /// <summary>Whether a declaration's values have bytes that mean nothing.</summary>
    public bool IsPartlyUsed(Declaration declaration) => !declaration.IsGenode && declaration switch
    {
        UnionDeclaration => true,

        // C++ refuses references to members of packed structs; these have no padding of their own.
        StructDeclaration type => type.Packing != Packing.Packed && (type.Reserved.Count > 0 || type.Fields.Any(field => IsPartlyUsed(field.Type))),
        _ => false,
    };

    /// <summary>Whether a contract has values that have to be checked, or copied with care. Errors are among them: the records of another contract
    /// may have them.</summary>
    public bool HasHeader(Contract contract) => contract.Declarations.Any(declaration => IsChecked(declaration) || IsPartlyUsed(declaration));

    /// <summary>The headers that a check of a type needs.</summary>
    public IEnumerable<string> Headers(TypeReference type) => !IsChecked(type) && !IsPartlyUsed(type)
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

    private bool IsNamedPartlyUsed(NamedType type)
    {
        if (!_knownPart.TryGetValue(type, out bool known))
        {
            // Plain data of Genode's travels as it is.
            known = declarations.Find(type) is { } declaration && IsPartlyUsed(declaration);
            _knownPart[type] = known;
        }

        return known;
    }

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
}
