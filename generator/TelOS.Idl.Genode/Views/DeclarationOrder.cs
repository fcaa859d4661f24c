using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>C++ wants a type declared before it is used; contracts do not.</summary>
internal static class DeclarationOrder
{
    /// <summary>The declarations of a contract, each behind those of the same contract that it needs, and else as they were written.</summary>
    public static IReadOnlyList<Declaration> Of(Contract contract)
    {
        Dictionary<string, Declaration> byName = contract.Declarations.ToDictionary(d => d.Name, StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        List<Declaration> result = [];
        foreach (Declaration declaration in contract.Declarations)
        {
            Visit(declaration);
        }

        return result;

        void Visit(Declaration declaration)
        {
            if (!done.Add(declaration.Name))
            {
                return;
            }

            foreach (string name in Needed(declaration).SelectMany(type => Names(type, contract.Namespace)))
            {
                if (byName.TryGetValue(name, out Declaration? other))
                {
                    Visit(other);
                }
            }

            result.Add(declaration);
        }
    }

    private static IEnumerable<TypeReference> Needed(Declaration declaration) => declaration switch
    {
        StructDeclaration type => type.Fields.Select(f => f.Type),
        DataspaceDeclaration type => type.Members.Select(f => f.Type),
        UnionDeclaration type => type.Arms.Select(a => a.Type).OfType<TypeReference>(),
        AliasDeclaration alias => [alias.Target],
        _ => [],
    };

    private static IEnumerable<string> Names(TypeReference type, string contractNamespace) => type switch
    {
        AliasType alias => alias.Namespace == contractNamespace ? [alias.Name] : [],
        NamedType named => named.Namespace == contractNamespace ? [named.Name] : [],
        ArrayType array => Names(array.Element, contractNamespace),
        OptionalType optional => Names(optional.Element, contractNamespace),
        RingType ring => Names(ring.Element, contractNamespace),
        PacketsType packets => Names(packets.Descriptor, contractNamespace),
        _ => [],
    };
}
