using TelOS.Idl.Model;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>All that the code of one contract depends on. Equal by value, without positions.</summary>
/// <param name="Path">The contract's path, with forward slashes.</param>
/// <param name="HintPrefix">What the names of its generated files begin with, unique in the project.</param>
/// <param name="Contract">The contract.</param>
internal sealed record ContractModel(string Path, string HintPrefix, Contract Contract);
