using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Naming;

/// <summary>Names of Genode's types from the global scope on.</summary>
/// <param name="context">The contract that uses them.</param>
internal sealed class AbsoluteNames(ViewContext context)
{
    /// <summary>A contract's namespace.</summary>
    public static string OfNamespace(Contract contract) => CppNames.OfNamespace(contract.Namespace, contract.Spelling);

    /// <summary>The name of a declaration of a contract.</summary>
    public static string OfDeclaration(Contract contract, Declaration declaration) =>
        Qualify(CppNames.OfNamespace(contract.Namespace, contract.Spelling), declaration.Spelling.Cpp ?? TargetNames.ToCppType(declaration.Name));

    /// <summary>The name of a declared type.</summary>
    public static string OfNamed(NamedType type) =>
        Qualify(CppNames.OfNamespace(type.Namespace, type.NamespaceSpelling), type.Spelling.Cpp ?? TargetNames.ToCppType(type.Name));

    /// <summary>The name of a type.</summary>
    public string Of(TypeReference type) => type switch
    {
        // What C++ calls by a built-in name, such as a pointer.
        AliasType { Spelling.Cpp: { } builtIn } when builtIn.EndsWith("*", StringComparison.Ordinal) => builtIn,
        AliasType alias => Qualify(NamespaceOf(alias), alias.Spelling.Cpp ?? TargetNames.ToCppType(alias.Name)),
        NamedType named => OfNamed(named),
        ScalarType { Kind: ScalarKind.Bool or ScalarKind.F32 or ScalarKind.F64 } scalar => CppNames.OfScalar(scalar.Kind),
        ScalarType scalar => "::Genode::" + CppNames.OfScalar(scalar.Kind),
        CapabilityType { Interface: null } => "::Genode::Native_capability",
        CapabilityType { Interface: { } target } => $"::Genode::Capability<{OfNamed(target)}>",
        _ => "::Genode::" + context.Names.Of(type),
    };

    private string NamespaceOf(AliasType alias) =>
        CppNames.OfNamespace(alias.Namespace, context.Contracts.First(c => c.Namespace == alias.Namespace).Spelling);

    private static string Qualify(string cppNamespace, string name) =>
        name.StartsWith("::", StringComparison.Ordinal) ? name : $"::{cppNamespace}::{name}";
}
