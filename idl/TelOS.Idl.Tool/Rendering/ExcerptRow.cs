namespace TelOS.Idl.Tool.Rendering;

/// <summary>A row of an excerpt.</summary>
/// <param name="Line">The line's number from one, or null for the gap between the first and the last line.</param>
/// <param name="Text">The line as it is shown.</param>
/// <param name="Start">The first marked column.</param>
/// <param name="Length">Marked columns; 0 in a gap.</param>
internal sealed record ExcerptRow(int? Line, string Text, int Start, int Length);
