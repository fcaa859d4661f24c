namespace TelOS.Idl.Genode.Described;

/// <summary>A short name for an instance of a template.</summary>
/// <param name="Name">The short name.</param>
/// <param name="Target">The instance, as the contract spells it.</param>
/// <param name="IsStream">Whether it is an interface, which is declared with types of the place where the alias is.</param>
internal sealed record DescribedAlias(string Name, string Target, bool IsStream);
