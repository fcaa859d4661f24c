namespace TelOS.Idl.Tool.Completion;

/// <summary>An option as a shell offers it.</summary>
/// <param name="Names">Its names with their dashes, the full one first.</param>
/// <param name="Description">What it does.</param>
/// <param name="Value">What it expects behind it.</param>
internal sealed record OptionWords(IReadOnlyList<string> Names, string Description, ExpectedValue Value);
