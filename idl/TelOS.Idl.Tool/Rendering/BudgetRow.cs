using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>What one method needs of a message.</summary>
/// <param name="Path">The contract file, as it is shown.</param>
/// <param name="Method">The interface and the method: <c>ObjectStore.storeObject</c>.</param>
/// <param name="Budget">What its messages need at most.</param>
internal sealed record BudgetRow(string Path, string Method, MessageBudget Budget)
{
    /// <summary>Capabilities in the direction that carries more of them.</summary>
    public int Capabilities => Math.Max(Budget.RequestCapabilities, Budget.ReplyCapabilities);

    /// <summary>The methods of all contracts that could be bound, in their order; inherited ones stand where they are declared.</summary>
    /// <param name="contracts">Contracts with absolute paths.</param>
    /// <param name="folder">What paths are shown relative to.</param>
    public static IReadOnlyList<BudgetRow> Of(IEnumerable<BoundContract> contracts, WorkingFolder folder) =>
    [
        .. from contract in contracts
           where contract.Model is not null
           from declaration in contract.Model!.Declarations.OfType<InterfaceDeclaration>()
           from function in declaration.Functions
           select new BudgetRow(folder.Show(contract.Tree.Source.Path), $"{declaration.Name}.{function.Name}", function.Budget),
    ];
}
