namespace TelOS.Runtime;

/// <summary>How a node is written down.</summary>
public enum NodeFormat
{
    /// <summary>Human-inclined data: lines, segments between `|`, and a line `-` at the end.</summary>
    Hid,

    /// <summary>The part of XML that Genode knows. Genode stops to read it with release 26.08.</summary>
    Xml,
}
