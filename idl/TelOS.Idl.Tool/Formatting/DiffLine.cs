namespace TelOS.Idl.Tool.Formatting;

/// <summary>A line of a comparison.</summary>
/// <param name="Mark"><c>' '</c> in both texts, <c>'-'</c> in the old one only, <c>'+'</c> in the new one only.</param>
/// <param name="Text">The line without its break.</param>
internal readonly record struct DiffLine(char Mark, string Text);
