using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>The headers that a contract's first header needs.</summary>
internal static class Includes
{
    /// <summary>The headers, without brackets, by their paths.</summary>
    public static IReadOnlyList<string> Of(ViewContext context) => Of(context, context.Contract.Declarations);

    /// <summary>The headers that some declarations of a contract need, without brackets, by their paths.</summary>
    /// <param name="context">The contract.</param>
    /// <param name="declarations">The declarations.</param>
    /// <param name="own">Where Genode declares them; null for what Genode does not have.</param>
    public static IReadOnlyList<string> Of(ViewContext context, IEnumerable<Declaration> declarations, string? own = null)
    {
        SortedSet<string> headers = new(StringComparer.Ordinal) { "base/stdint.h" };
        foreach (Declaration declaration in declarations)
        {
            foreach (TypeReference type in Types(declaration))
            {
                if (declaration is UnionDeclaration)
                {
                    AddElement(headers, type, context);
                }

                Add(headers, type, context);
            }

            if (declaration is ExceptionDeclaration)
            {
                _ = headers.Add("base/exception.h");
            }

            if (declaration is InterfaceDeclaration face)
            {
                AddInterface(headers, face, context);
            }
        }

        _ = own is not null && headers.Remove(own);
        return [.. headers];
    }

    private static void AddInterface(SortedSet<string> headers, InterfaceDeclaration face, ViewContext context)
    {
        _ = headers.Add("base/rpc.h");
        _ = headers.Add(face.Session is null ? "util/interface.h" : "session/session.h");
        if (face.Functions.Any(f => f.Signal is not null))
        {
            _ = headers.Add("base/signal.h");
        }

        if (face.Functions.Any(f => f.Error is not null))
        {
            _ = headers.Add("util/attempt.h");
        }

        if (face.Session is { HasContractFunctions: true } && context.Contract.Namespace != CppNames.BulkNamespace)
        {
            _ = headers.Add("telos_bulk/telos_bulk.h");
            _ = headers.Add("util/attempt.h");
        }

        if (face.Base is { } extended)
        {
            Add(headers, extended, context);
        }
    }

    private static IEnumerable<TypeReference> Types(Declaration declaration) => declaration switch
    {
        AliasDeclaration alias => [alias.Target],
        StructDeclaration type => type.Fields.Select(f => f.Type),
        DataspaceDeclaration type => type.Members.Select(f => f.Type),
        UnionDeclaration type => type.Arms.Select(a => a.Type).OfType<TypeReference>(),
        InterfaceDeclaration type => type.Functions.SelectMany(f => f.Parameters.Select(p => p.Type)
            .Concat(new TypeReference?[] { f.Result, f.Error }.OfType<TypeReference>())
            .Concat(f.Exceptions.Select(e => (TypeReference)e.Exception))),
        _ => [],
    };

    private static void Add(SortedSet<string> headers, TypeReference type, ViewContext context)
    {
        switch (type)
        {
            case AliasType alias:
                AddContract(headers, alias.Namespace, alias.Name, context);
                break;
            case NamedType named:
                AddContract(headers, named.Namespace, named.Name, context);
                break;
            case StringType:
                _ = headers.Add("util/string.h");
                break;
            case TextType or BytesType:
                _ = headers.Add("base/rpc_args.h");
                break;
            case OptionalType optional:
                _ = headers.Add("telos/optional.h");
                AddElement(headers, optional.Element, context);
                break;
            case ArrayType array:
                Add(headers, array.Element, context);
                break;
            case RingType ring:
                _ = headers.Add("telos/ring.h");
                AddElement(headers, ring.Element, context);
                break;
            case PacketsType packets:
                _ = headers.Add("telos/ring.h");
                AddElement(headers, packets.Descriptor, context);
                break;
            case CapabilityType { Interface: { } target }:
                _ = headers.Add("base/capability.h");
                SortedSet<string> behind = new(StringComparer.Ordinal);
                Add(behind, target, context);
                headers.UnionWith(behind.Select(GenodeHeaders.OfCapability));
                break;
            case CapabilityType:
                _ = headers.Add("base/capability.h");
                break;
        }
    }

    private static void AddElement(SortedSet<string> headers, TypeReference element, ViewContext context)
    {
        if (element.Unaliased is ArrayType)
        {
            _ = headers.Add("telos/array.h");
        }

        Add(headers, element, context);
    }

    private static void AddContract(SortedSet<string> headers, string contractNamespace, string name, ViewContext context)
    {
        if (contractNamespace == context.Contract.Namespace && context.Contract.Declarations.Any(d => d.Name == name))
        {
            if (context.Contract.IsGenode)
            {
                _ = headers.Add(GenodeHeaders.Of(context.Contract, name));
            }

            return;
        }

        Contract? owner = context.Contracts.FirstOrDefault(c => c.Namespace == contractNamespace && c.Declarations.Any(d => d.Name == name));
        if (owner is not null)
        {
            string folder = CppNames.FolderOf(owner);
            _ = headers.Add(owner.IsGenode ? GenodeHeaders.Of(owner, name) : $"{folder}/{folder}.h");
        }
    }
}
