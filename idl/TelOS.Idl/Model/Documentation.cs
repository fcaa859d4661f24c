namespace TelOS.Idl.Model;

/// <summary>A doc comment: Markdown, with <c>@param</c> and <c>@returns</c> taken apart.</summary>
/// <param name="Text">The Markdown before the first tag, lines joined by <c>\n</c>, without trailing blank lines.</param>
/// <param name="Parameters">The texts of <c>@param name text</c>, in order.</param>
/// <param name="Returns">The text of <c>@returns</c>, or null.</param>
public sealed record Documentation(string Text, ValueArray<ParameterDocumentation> Parameters, string? Returns);
