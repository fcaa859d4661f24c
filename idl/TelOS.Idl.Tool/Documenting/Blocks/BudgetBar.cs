using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>What the messages of a function need of what there is.</summary>
/// <param name="Budget">The need.</param>
internal sealed record BudgetBar(MessageBudget Budget) : Block;
