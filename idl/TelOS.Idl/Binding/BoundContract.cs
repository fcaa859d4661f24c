using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding;

/// <summary>A contract file after binding.</summary>
/// <param name="Tree">The file's syntax.</param>
/// <param name="Model">What it says, or null when it or a file that it depends on has errors.</param>
/// <param name="Positions">Where its declarations and members are written; kept apart from the model, which has no positions.</param>
public sealed record BoundContract(SyntaxTree Tree, Contract? Model, ContractPositions Positions);
