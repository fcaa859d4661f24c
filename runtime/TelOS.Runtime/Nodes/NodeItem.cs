namespace TelOS.Runtime;

/// <summary>One thing that a writer was told. Numbers of other items are indexes in the record; -1 is none.</summary>
internal struct NodeItem
{
    /// <summary>What it is.</summary>
    public NodeItemKind Kind;

    /// <summary>Where type, tag or text stand in the record, and their bytes.</summary>
    public (int Start, int Length) Text;

    /// <summary>An attribute's value.</summary>
    public (int Start, int Length) Value;

    /// <summary>The next one in the same node: of the content, or of the attributes.</summary>
    public int Next;

    /// <summary>First and last of the attributes.</summary>
    public (int First, int Last) Attributes;

    /// <summary>First and last of the content.</summary>
    public (int First, int Last) Content;

    /// <summary>What is taken over.</summary>
    public Node? Source;
}
