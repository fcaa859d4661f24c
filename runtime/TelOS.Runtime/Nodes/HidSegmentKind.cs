namespace TelOS.Runtime;

/// <summary>What a segment of HID is.</summary>
internal enum HidSegmentKind
{
    /// <summary>The type of the node itself, with what stands behind it.</summary>
    Top,

    /// <summary>The start of a sub node: `+ `.</summary>
    Node,

    /// <summary>The start of a disabled sub node: `x `.</summary>
    DisabledNode,

    /// <summary>Quoted text: `: `.</summary>
    Quoted,

    /// <summary>A comment: `. `.</summary>
    Comment,

    /// <summary>An attribute, or whatever else.</summary>
    Attribute,
}
