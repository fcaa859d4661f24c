namespace TelOS.Idl.Model;

/// <summary>What a doc comment says of one parameter.</summary>
/// <param name="Name">The parameter's name in the contract.</param>
/// <param name="Text">Markdown.</param>
public sealed record ParameterDocumentation(string Name, string Text);
