using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Naming;

/// <summary>How one contract's C++ spells names: its own, those of other contracts, and Genode's.</summary>
/// <remarks>Headers say <c>using namespace Genode</c> inside the contract's namespace, as Genode's own do, so a name of Genode's stands alone
/// unless the contract declares the same one.</remarks>
internal sealed class CppNames
{
    private const string Genode = "Genode";

    // Genode's own short names for capabilities; the types are the same.
    private static readonly Dictionary<string, string> KnownCapabilities = new(StringComparer.Ordinal)
    {
        ["Dataspace"] = "Dataspace_capability",
        ["Ram_dataspace"] = "Ram_dataspace_capability",
        ["Signal_context"] = "Signal_context_capability",
        ["Rom_dataspace"] = "Rom_dataspace_capability",
    };

    private readonly Dictionary<string, Contract> _contracts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own;
    private readonly CppScope? _scope;

    /// <param name="contract">The contract whose C++ is written.</param>
    /// <param name="contracts">All that are visible, <paramref name="contract"/> among them.</param>
    /// <param name="scope">The place from which names are spelled, where it is not the contract's namespace alone.</param>
    public CppNames(Contract contract, IReadOnlyList<Contract> contracts, CppScope? scope = null)
    {
        Contract = contract;
        _scope = scope;
        foreach (Contract other in contracts)
        {
            // Only contracts of Genode's share a namespace, and those spell every name themselves.
            _contracts[other.Namespace] = other;
        }

        _contracts[contract.Namespace] = contract;
        Namespace = OfNamespace(contract.Namespace, contract.Spelling);
        _own = new HashSet<string>(contract.Declarations.Select(OfDeclaration), StringComparer.Ordinal);
    }

    /// <summary>The contract whose C++ is written.</summary>
    public Contract Contract { get; }

    /// <summary>Its namespace: <c>Telos_object_store</c>.</summary>
    public string Namespace { get; }

    /// <summary>The folder of its headers below <c>include</c>, which is also the name of the first of them: <c>telos_object_store_session</c>.</summary>
    public string Folder => FolderOf(Contract);

    /// <summary>The folder of a contract's headers below <c>include</c>.</summary>
    public static string FolderOf(Contract contract)
    {
        string name = OfNamespace(contract.Namespace, contract.Spelling).ToLowerInvariant().Replace("::", "_");
        return contract.Declarations.Any(d => d is InterfaceDeclaration { Session: not null }) ? name + "_session" : name;
    }

    /// <summary>The C++ namespace of a contract's namespace.</summary>
    public static string OfNamespace(string name, Spelling spelling) => spelling.Cpp ?? TargetNames.ToCppNamespace(name);

    /// <summary>A declaration's name inside its namespace: <c>Object_id</c>, <c>MAX_SMALL</c>, <c>Session</c>.</summary>
    public string OfDeclaration(Declaration declaration) => declaration switch
    {
        ConstantDeclaration => declaration.Spelling.Cpp ?? TargetNames.ToCppConstant(declaration.Name),
        InterfaceDeclaration { Session: not null, Spelling.Cpp: null } => CppTypeNames.SessionOf(declaration.Name, Sessions(Contract)),
        RecordDeclaration { Spelling.Cpp: null } => CppTypeNames.RecordOf(declaration.Name, Sessions(Contract)),
        _ => declaration.Spelling.Cpp ?? TargetNames.ToCppType(declaration.Name),
    };

    /// <summary>A function's name, a signal's registration included: <c>begin_transaction</c>, <c>committed_sigh</c>.</summary>
    public static string Of(Function function) =>
        function.Spelling.Cpp ?? TargetNames.ToCpp(function.Name) + (function.Signal is null ? string.Empty : "_sigh");

    /// <summary>The name of a function's RPC type: <c>Rpc_begin_transaction</c>.</summary>
    public static string RpcOf(Function function) => function.Spelling.Rpc ?? "Rpc_" + Of(function);

    /// <summary>A member or parameter.</summary>
    public static string OfMember(string name, Spelling spelling) => spelling.Cpp ?? TargetNames.ToCpp(name);

    /// <summary>An enumerator.</summary>
    public static string OfConstant(string name, Spelling spelling) => spelling.Cpp ?? TargetNames.ToCppConstant(name);

    /// <summary>What a scalar is called where <c>using namespace Genode</c> holds.</summary>
    public static string OfScalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.U8 => "uint8_t",
        ScalarKind.U16 => "uint16_t",
        ScalarKind.U32 => "uint32_t",
        ScalarKind.U64 => "uint64_t",
        ScalarKind.I8 => "int8_t",
        ScalarKind.I16 => "int16_t",
        ScalarKind.I32 => "int32_t",
        ScalarKind.I64 => "int64_t",
        ScalarKind.F32 => "float",
        ScalarKind.F64 => "double",
        ScalarKind.USize => "size_t",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A type as a header of the contract spells it. Arrays are not among them, their bounds stand behind the name.</summary>
    public string Of(TypeReference type) => type switch
    {
        AliasType alias => Local(_scope?.AliasOf(alias.Namespace, alias.Name)
            ?? Qualify(alias.Namespace, default, alias.Spelling.Cpp ?? TargetNames.ToCppType(alias.Name))),
        ScalarType scalar => OfScalar(scalar.Kind),
        NamedType named => OfNamed(named),
        StringType text => $"String<{CppLiteral.Of(text.Capacity ?? 0)}>",
        TextType text => $"Rpc_in_buffer<{CppLiteral.Of(text.Max)}>",
        BytesType bytes => $"Rpc_in_buffer<{CppLiteral.Of(bytes.Max ?? 0)}>",
        BulkType => Contract.Namespace == BulkNamespace ? "Window" : "Telos_bulk::Window",
        OptionalType optional => $"Telos::Optional<{Element(optional.Element)}>",
        RingType ring => $"Telos::Ring<{Element(ring.Element)}, {CppLiteral.Of(ring.Slots)}>",
        PacketsType packets => $"Telos::Packets<{Element(packets.Descriptor)}, {CppLiteral.Of(packets.SubmitSlots)}, {CppLiteral.Of(packets.AckSlots)}>",
        CapabilityType capability => OfCapability(capability),
        ArrayType array => Element(array),
        _ => throw new InvalidOperationException($"{type.GetType().Name} has no place in C++ headers."),
    };

    /// <summary>The type of a list's or optional's element, where an array needs a type of its own.</summary>
    public string Element(TypeReference type) =>
        type.Unaliased is ArrayType array ? $"Telos::Array<{Element(array.Element)}, {CppLiteral.Of(array.Length)}>" : Of(type);

    /// <summary>A declared type, of this contract or another.</summary>
    public string OfNamed(NamedType type)
    {
        if (_scope?.AliasOf(type.Namespace, type.Name) is { } alias)
        {
            return Local(alias);
        }

        string name = type.Spelling.Cpp ?? (!type.IsGenode && _contracts.TryGetValue(type.Namespace, out Contract? owner)
            ? type.Kind switch
            {
                NamedTypeKind.Session => CppTypeNames.SessionOf(type.Name, Sessions(owner)),
                NamedTypeKind.Record => CppTypeNames.RecordOf(type.Name, Sessions(owner)),
                _ => TargetNames.ToCppType(type.Name),
            }
            : TargetNames.ToCppType(type.Name));
        return Local(Qualify(type.Namespace, type.NamespaceSpelling, name));
    }

    /// <summary>A type's spelling as short as the place allows it. Templates may name other types, from the global scope on.</summary>
    /// <param name="type">The spelling.</param>
    public string Local(string type) => _scope?.Shorten(type, name => Qualify(Contract.Namespace, default, "::" + name)) ?? type;

    /// <summary>The namespace of the contract that every session depends on.</summary>
    internal const string BulkNamespace = "telos.bulk";

    private static int Sessions(Contract contract) => contract.Declarations.Count(d => d is InterfaceDeclaration { Session: not null });

    private string OfCapability(CapabilityType capability)
    {
        if (capability.Interface is not { } target)
        {
            return "Native_capability";
        }

        string name = OfNamed(target);
        return KnownCapabilities.TryGetValue(name, out string? known) && !_own.Contains(name)
            ? known
            : $"Capability<{name}{(name.EndsWith(">", StringComparison.Ordinal) ? " " : string.Empty)}>";
    }

    private string Qualify(string contractNamespace, Spelling? spelling, string name)
    {
        if (name.StartsWith("::", StringComparison.Ordinal))
        {
            string absolute = name.Substring(2);
            return absolute.StartsWith(Namespace + "::", StringComparison.Ordinal) ? absolute.Substring(Namespace.Length + 2) : Short(absolute);
        }

        if (contractNamespace == Contract.Namespace)
        {
            return name;
        }

        string? given = spelling?.Cpp ?? (_contracts.TryGetValue(contractNamespace, out Contract? owner) ? owner.Spelling.Cpp : null);
        string full = (given ?? TargetNames.ToCppNamespace(contractNamespace)) + "::" + name;
        return full.StartsWith(Namespace + "::", StringComparison.Ordinal) ? name : Short(full);
    }

    // What Genode has stands alone, unless the contract hides it.
    private string Short(string full)
    {
        if (!full.StartsWith(Genode + "::", StringComparison.Ordinal))
        {
            return full;
        }

        string name = full.Substring(Genode.Length + 2);
        return _own.Contains(name) || _own.Contains(name.Split(':')[0]) ? full : name;
    }
}
