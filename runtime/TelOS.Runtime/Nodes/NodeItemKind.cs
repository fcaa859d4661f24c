namespace TelOS.Runtime;

/// <summary>What a writer was told.</summary>
internal enum NodeItemKind
{
    /// <summary>A node.</summary>
    Node,

    /// <summary>Nodes that are aligned as a table.</summary>
    Table,

    /// <summary>A part of quoted text.</summary>
    Quoted,

    /// <summary>A node that is taken over as it is written.</summary>
    Copy,

    /// <summary>An attribute.</summary>
    Attribute,
}
