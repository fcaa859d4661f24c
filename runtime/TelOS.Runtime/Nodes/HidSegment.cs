namespace TelOS.Runtime;

/// <summary>What stands between two `|` of a line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Column">Where its content starts, from the start of its line, which for the first line of a node is its type.</param>
/// <param name="Start">The offset of its content.</param>
/// <param name="Length">The bytes of its content.</param>
internal readonly record struct HidSegment(HidSegmentKind Kind, int Column, int Start, int Length)
{
    /// <summary>The offset behind its content.</summary>
    public int End => Start + Length;
}
