using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>What a description of an interface of Genode's claims, as templates see it. All names are absolute: the program that checks the claims
/// stands in no namespace of the interface.</summary>
internal static class ConformanceView
{
    /// <summary>The view of an interface's description.</summary>
    /// <param name="face">The interface.</param>
    /// <param name="context">Its contract.</param>
    public static ScriptObject Of(InterfaceDeclaration face, ViewContext context)
    {
        AbsoluteNames names = new(context);
        string name = AbsoluteNames.OfDeclaration(context.Contract, face);
        bool isInstance = name.EndsWith(">", StringComparison.Ordinal);
        IEnumerable<Function> functions = isInstance ? face.InheritedFunctions.Select(f => f.Function) : face.Functions;
        List<Declaration> types = [.. context.Contract.Declarations.Where(d => d is not InterfaceDeclaration)];
        return new ScriptObject
        {
            ["name"] = name,
            ["description"] = face.Name,
            ["includes"] = new ScriptArray(HeadersOf(face, context.Contract)),
            ["service"] = face.Session?.Service ?? string.Empty,
            ["cap_quota"] = face.Session?.CapQuota,
            ["inherits"] = face.Base is { } parent && !isInstance ? AbsoluteNames.OfNamed(parent) : string.Empty,
            ["count"] = face.Functions.Count + face.InheritedFunctions.Count,
            ["functions"] = new ScriptArray(functions.Select(f => Of(f, names))),
            ["opens"] = new ScriptArray(new[] { AbsoluteNames.OfNamespace(context.Contract) }.Where(n => n != "Genode")),
            ["types"] = new ScriptArray(types.Select(t => Of(t, context)).OfType<ScriptObject>()),
        };
    }

    /// <summary>The headers of Genode's that declare what an interface's description claims, in the order of their names.</summary>
    /// <param name="face">The interface.</param>
    /// <param name="contract">Its contract.</param>
    public static IReadOnlyCollection<string> HeadersOf(InterfaceDeclaration face, Contract contract)
    {
        SortedSet<string> headers = new(StringComparer.Ordinal) { GenodeHeaders.Of(contract, face.Name) };
        foreach (NamedType type in Used(face))
        {
            if (type.Namespace != contract.Namespace && (type.Spelling.Header ?? type.NamespaceSpelling.Header) is { } header)
            {
                _ = headers.Add(header);
            }
        }

        return headers;
    }

    /// <summary>What the program that compares an interface is called, without an extension.</summary>
    /// <param name="face">The interface.</param>
    /// <param name="contract">Its contract.</param>
    public static string ProgramOf(InterfaceDeclaration face, Contract contract) =>
        $"{contract.Namespace.Replace('.', '_')}_{face.Name}".ToLowerInvariant();

    /// <summary>Whether there is anything to compare: functions, of an interface that is no template.</summary>
    /// <param name="face">The interface.</param>
    /// <param name="contracts">All contracts.</param>
    public static bool Exists(InterfaceDeclaration face, IReadOnlyList<Contract> contracts)
    {
        bool isInstance = face.Spelling.Cpp?.EndsWith(">", StringComparison.Ordinal) is true;
        return face.IsGenode
            && (face.Functions.Count > 0 || (isInstance && face.InheritedFunctions.Count > 0))
            && !contracts.SelectMany(c => c.Declarations).Any(d => face.Spelling.Cpp is { } cpp && d.Spelling.Cpp?.StartsWith(cpp + "<", StringComparison.Ordinal) is true);
    }

    private static ScriptObject Of(Function function, AbsoluteNames names)
    {
        string value = function.Result is { } result ? names.Of(result) : function.Error is null ? "void" : "::Genode::Ok";
        return new ScriptObject
        {
            ["name"] = CppNames.Of(function),
            ["rpc"] = CppNames.RpcOf(function),
            ["opcode"] = function.Opcode,
            ["result"] = function.Error is { } error ? $"::Genode::Attempt<{value}, {AbsoluteNames.OfNamed(error)}>" : value,
            ["arguments"] = new ScriptArray(function.Signal is null
                ? function.Parameters.Select(p => Passing.Spell(p, names.Of(p.Type)))
                : ["::Genode::Signal_context_capability"]),
            ["throws"] = new ScriptArray(function.Exceptions.Select(e => AbsoluteNames.OfNamed(e.Exception))),
        };
    }

    private static ScriptObject? Of(Declaration declaration, ViewContext context)
    {
        string name = AbsoluteNames.OfDeclaration(context.Contract, declaration);
        ScriptObject? view = declaration switch
        {
            StructDeclaration type => Of(type.Layout, type.Fields),
            EnumDeclaration type => Of(name, type.Underlying, type.Members),
            _ => null,
        };
        if (view is not null)
        {
            view["name"] = name;
        }

        return view;
    }

    // The start of a type is never elsewhere, and may be a base class.
    private static ScriptObject Of(Layout layout, ValueArray<Field> fields) => new()
    {
        ["size"] = layout.Size,
        ["alignment"] = layout.Alignment,
        ["offsets"] = new ScriptArray(fields.Where(f => f.Offset > 0).Select(f => new ScriptObject
        {
            ["name"] = CppNames.OfMember(f.Name, f.Spelling),
            ["offset"] = f.Offset,
        })),
        ["values"] = new ScriptArray(),
    };

    private static ScriptObject Of(string name, ScalarKind underlying, ValueArray<EnumMember> members)
    {
        int size = underlying switch
        {
            ScalarKind.U8 or ScalarKind.I8 => 1,
            ScalarKind.U16 or ScalarKind.I16 => 2,
            ScalarKind.U32 or ScalarKind.I32 => 4,
            _ => 8,
        };
        return new ScriptObject
        {
            ["size"] = size,
            ["alignment"] = size,
            ["offsets"] = new ScriptArray(),
            ["values"] = new ScriptArray(members.Select(m => new ScriptObject
            {
                ["name"] = $"{name}::{CppNames.OfConstant(m.Name, m.Spelling)}",
                ["value"] = CppLiteral.Of(m.Value, underlying),
            })),
        };
    }

    private static IEnumerable<NamedType> Used(InterfaceDeclaration face) =>
        face.Functions.SelectMany(f => f.Parameters.Select(p => p.Type)
                .Concat(new TypeReference?[] { f.Result, f.Error }.OfType<TypeReference>())
                .Concat(f.Exceptions.Select(e => (TypeReference)e.Exception)))
            .Concat(face.Base is { } parent ? [parent] : Array.Empty<TypeReference>())
            .Select(type => type.Unaliased is CapabilityType { Interface: { } target } ? target : type.Unaliased as NamedType)
            .OfType<NamedType>();
}
