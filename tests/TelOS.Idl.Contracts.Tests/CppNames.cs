using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>What the types of contracts are called in C++, as a compiler prints them.</summary>
internal sealed class CppNames
{
    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal);

    public CppNames(IEnumerable<Contract> contracts)
    {
        foreach (Contract contract in contracts)
        {
            _namespaces[contract.Namespace] = contract.Spelling.Cpp ?? TargetNames.ToCppNamespace(contract.Namespace);
        }
    }

    /// <summary>The name of a declaration.</summary>
    public string Of(Contract contract, Declaration declaration) => Qualify(contract.Namespace, declaration.Name, declaration.Spelling);

    /// <summary>The name of a declared type where it is used.</summary>
    public string Of(NamedType type) => Qualify(type.Namespace, type.Name, type.Spelling);

    /// <summary>The names a type may go by: its own, and that of what it stands for.</summary>
    public IEnumerable<string> Of(TypeReference type) => type switch
    {
        AliasType alias => Of(alias.Target).Prepend(IsBuiltIn(alias) ? alias.Spelling.Cpp! : Qualify(alias.Namespace, alias.Name, alias.Spelling)),
        ScalarType scalar => [Scalar(scalar.Kind)],
        NamedType named => [Of(named)],
        StringType text => [$"Genode::String<{Number(text.Capacity)}>"],
        TextType text => [$"Genode::Rpc_in_buffer<{Number(text.Max)}>"],
        BytesType bytes => [$"Genode::Rpc_in_buffer<{Number(bytes.Max)}>"],
        CapabilityType { Interface: null } => ["Genode::Native_capability"],
        CapabilityType { Interface: { } target } => [Instance("Genode::Capability", Of(target))],
        ArrayType array => Of(array.Element).Select(e => $"{e}[{Number(array.Length)}]"),
        _ => [],
    };

    /// <summary>The names a function's result may go by.</summary>
    public IEnumerable<string> OfResult(Function function)
    {
        IEnumerable<string> values = function.Result is { } result ? Of(result) : [function.Error is null ? "void" : "Genode::Ok"];
        return function.Error is { } error ? values.Select(v => Instance("Genode::Attempt", v + ", " + Of(error))) : values;
    }

    /// <summary>What C++ calls an integer.</summary>
    public static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.U8 => "unsigned char",
        ScalarKind.U16 => "unsigned short",
        ScalarKind.U32 => "unsigned int",
        ScalarKind.U64 or ScalarKind.USize => "unsigned long",
        ScalarKind.I8 => "signed char",
        ScalarKind.I16 => "short",
        ScalarKind.I32 => "int",
        ScalarKind.I64 => "long",
        ScalarKind.F32 => "float",
        ScalarKind.F64 => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool IsBuiltIn(AliasType alias) => alias.Spelling.Cpp is { } cpp && cpp.EndsWith('*');

    // A name that begins with `::` stands where it says; any other is in the contract's namespace.
    private string Qualify(string contractNamespace, string name, Spelling spelling)
    {
        string cpp = spelling.Cpp ?? TargetNames.ToCppType(name);
        return cpp.StartsWith("::", StringComparison.Ordinal) ? cpp[2..] : _namespaces[contractNamespace] + "::" + cpp;
    }

    private static string Instance(string template, string argument) =>
        $"{template}<{argument}{(argument.EndsWith('>') ? " " : string.Empty)}>";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
