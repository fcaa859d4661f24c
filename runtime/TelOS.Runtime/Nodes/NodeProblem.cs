namespace TelOS.Runtime;

/// <summary>Something that is wrong with the text of a node, for the person who wrote it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its place in the line, in bytes from 1.</param>
/// <param name="Message">One sentence or two.</param>
public sealed record NodeProblem(NodeProblemKind Kind, int Line, int Column, string Message)
{
    /// <summary>Whether the text is refused for it. Otherwise there is a node, without what the message tells of.</summary>
    public bool IsFatal => Kind is NodeProblemKind.NoNode or NodeProblemKind.EndMissing or NodeProblemKind.ControlCharacter
        or NodeProblemKind.TooDeep or NodeProblemKind.MalformedXml;

    /// <summary>Place and message.</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
