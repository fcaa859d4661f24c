using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Server;

/// <summary>The declarations of all contracts that are visible, by name.</summary>
internal sealed class Declarations
{
    private readonly Dictionary<(string Namespace, string Name), Declaration> _all = [];
    private readonly Dictionary<string, Contract> _owners = new(StringComparer.Ordinal);

    /// <param name="contracts">The contracts.</param>
    public Declarations(IReadOnlyList<Contract> contracts)
    {
        foreach (Contract contract in contracts)
        {
            _owners[contract.Namespace] = contract;
            foreach (Declaration declaration in contract.Declarations)
            {
                _all[(contract.Namespace, declaration.Name)] = declaration;
            }
        }
    }

    /// <summary>The declaration of a type, or null when its contract is not visible.</summary>
    public Declaration? Find(NamedType type) => _all.TryGetValue((type.Namespace, type.Name), out Declaration? found) ? found : null;

    /// <summary>The contract that declares a type, or null when it is not visible.</summary>
    public Contract? Owner(NamedType type) => _owners.TryGetValue(type.Namespace, out Contract? found) ? found : null;
}
