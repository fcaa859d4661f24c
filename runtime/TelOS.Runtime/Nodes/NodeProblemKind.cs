namespace TelOS.Runtime;

/// <summary>What is wrong with the text of a node.</summary>
public enum NodeProblemKind
{
    /// <summary>The text does not begin with a node.</summary>
    NoNode,

    /// <summary>The end mark, or in XML an end tag, is missing.</summary>
    EndMissing,

    /// <summary>A control character stands where none may.</summary>
    ControlCharacter,

    /// <summary>Nodes are nested deeper than <see cref="Node.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>XML that is not well-formed, or that Genode does not know.</summary>
    MalformedXml,

    /// <summary>An attribute's value is not of the expected form.</summary>
    MalformedValue,

    /// <summary>An attribute's value is of the expected form, but too large, too small or too long.</summary>
    ValueOutOfRange,

    /// <summary>A name is none, or a part of it is cut.</summary>
    InvalidName,

    /// <summary>A node has an attribute twice, of which the first counts.</summary>
    DuplicateAttribute,

    /// <summary>Text is ignored: an attribute, a quoted line, or something that is neither.</summary>
    IgnoredText,

    /// <summary>Something belongs to another node than its place suggests.</summary>
    Misplaced,

    /// <summary>An attribute's value is handed out otherwise than it is written.</summary>
    AlteredValue,
}
