namespace TelOS.Runtime;

/// <summary>Where a node stands in its text.</summary>
/// <param name="Start">The offset of its type, in XML of its first `&lt;`.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Indentation">In HID the column of its anchor, counted as the reader does: on the line where the outer node starts from that
/// node's type, on others from the start of the line.</param>
internal readonly record struct NodeExtent(int Start, int Length, int Indentation);
