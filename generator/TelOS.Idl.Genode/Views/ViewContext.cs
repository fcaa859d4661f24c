using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Views;

/// <summary>What all views of one contract are made with.</summary>
internal sealed class ViewContext
{
    /// <param name="contract">The contract whose C++ is written.</param>
    /// <param name="contracts">All that are visible.</param>
    /// <param name="scope">The place in the contract's namespace from which names are spelled.</param>
    public ViewContext(Contract contract, IReadOnlyList<Contract> contracts, CppScope? scope = null)
    {
        Contract = contract;
        Contracts = contracts;
        Names = new CppNames(contract, contracts, scope);
        Docs = new DocText(Names);
    }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>All that are visible, the contract among them.</summary>
    public IReadOnlyList<Contract> Contracts { get; }

    /// <summary>How it spells names.</summary>
    public CppNames Names { get; }

    /// <summary>How it says what things are.</summary>
    public DocText Docs { get; }

    /// <summary>The declaration of a type, or null when its contract is not visible.</summary>
    public Declaration? Find(NamedType type) =>
        Contracts.Where(c => c.Namespace == type.Namespace).SelectMany(c => c.Declarations).FirstOrDefault(d => d.Name == type.Name);
}
