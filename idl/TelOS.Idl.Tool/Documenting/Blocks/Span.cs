namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A piece of text within a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Target">What it leads to, or null.</param>
internal sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain, PageTarget? Target = null)
{
    /// <summary>Text that stands as it is.</summary>
    public static Span Code(string text, PageTarget? target = null) => new(text, SpanStyle.Code, target);

    /// <summary>Markdown from a doc comment.</summary>
    public static Span Prose(string? markdown) => new(markdown ?? string.Empty, SpanStyle.Prose);
}
