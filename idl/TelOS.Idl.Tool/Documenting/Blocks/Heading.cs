namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A heading.</summary>
/// <param name="Level">2 for sections of a page, 3 and 4 for what is in them.</param>
/// <param name="Anchor">Its place, unique on the page.</param>
/// <param name="Kind">What kind of thing it names, such as <c>session</c>, or null.</param>
/// <param name="Text">The name.</param>
/// <param name="Badges">What must be known of it at once: since when, whether it is deprecated.</param>
internal sealed record Heading(int Level, string Anchor, string? Kind, string Text, IReadOnlyList<Span> Badges) : Block;
