using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelOS.Runtime;

/// <summary>A node of a text in HID or XML, Genode's two ways to write configurations, reports and requests: a type, attributes, and either
/// sub nodes or quoted lines. It does not change.</summary>
public sealed class Node
{
    /// <summary>How deep nodes may be nested; a deeper text is refused.</summary>
    public const int MaxDepth = 100;

    private readonly NodeSource _source;
    private readonly NodeAttribute[] _attributes;
    private readonly Node[] _children;

    internal Node(NodeSource source, NodeExtent extent, string type, NodeAttribute[] attributes, Node[] children, IReadOnlyList<string> quoted)
    {
        _source = source;
        _attributes = attributes;
        _children = children;
        Extent = extent;
        Type = type;
        Quoted = quoted;
    }

    /// <summary>The node's type; "invalid" where the text has something that is none. Genode takes the first 63 bytes of a longer one.</summary>
    public string Type { get; }

    /// <summary>All attributes in their order, also those with the same name.</summary>
    public IReadOnlyList<NodeAttribute> Attributes => _attributes;

    /// <summary>The sub nodes that are not disabled.</summary>
    public IReadOnlyList<Node> Children => _children;

    /// <summary>The quoted lines, in XML the lines of the text; none beside sub nodes.</summary>
    public IReadOnlyList<string> Quoted { get; }

    /// <summary>How the text is written.</summary>
    public NodeFormat Format => _source.Format;

    /// <summary>The line where the type stands, from 1.</summary>
    public int Line => _source.Locate(Extent.Start).Line;

    /// <summary>Where the type stands in its line, in bytes from 1.</summary>
    public int Column => _source.Locate(Extent.Start).Column;

    /// <summary>The node's name, which is its attribute `name`, or an empty text.</summary>
    public string Name => this["name"] ?? "";

    internal NodeExtent Extent { get; }

    internal NodeSource Source => _source;

    /// <summary>The node's text, from its type on.</summary>
    internal ReadOnlySpan<byte> Text => _source.Bytes.Slice(Extent.Start, Extent.Length);

    /// <summary>The value of the first attribute of a name, or null.</summary>
    /// <param name="tag">The attribute's name.</param>
    public string? this[string tag] => TryGetAttribute(tag, out var attribute) ? attribute.Value : null;

    /// <summary>Reads the node at the start of a text, up to its end mark; what follows is ignored.</summary>
    /// <param name="text">HID or XML in UTF-8. It is read once, so that a text in shared memory has to be copied before.</param>
    /// <param name="node">The node.</param>
    /// <returns>False when there is no node or no end mark, or when control characters are where they may not be.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Node? node) => TryParse(text, out node, out _);

    /// <summary>Reads the node at the start of a text, up to its end mark; what follows is ignored.</summary>
    /// <param name="text">HID or XML in UTF-8. It is read once, so that a text in shared memory has to be copied before.</param>
    /// <param name="node">The node.</param>
    /// <param name="length">Bytes of the node with its end mark, without the space before it; 0 when there is none.</param>
    /// <returns>False when there is no node or no end mark, or when control characters are where they may not be.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Node? node, out int length)
    {
        node = NodeReader.Read(text, out length, out _);
        return node is not null;
    }

    /// <summary>Reads the node at the start of a text, and tells what is wrong with the text: for configurations that a person wrote.</summary>
    /// <param name="text">HID or XML in UTF-8.</param>
    /// <param name="problems">Why there is no node, or else what Genode's reader ignores or takes otherwise than it looks, by place.</param>
    /// <returns>The node as <see cref="TryParse(ReadOnlySpan{byte}, out Node?)"/> has it, or null.</returns>
    public static Node? Parse(ReadOnlySpan<byte> text, out IReadOnlyList<NodeProblem> problems)
    {
        var node = NodeReader.Read(text, out _, out var refusal);
        problems = node is null ? [refusal!] : NodeChecker.Check(node, text);
        return node;
    }

    /// <summary>Reads the node at the start of a text, and tells what is wrong with the text: for configurations that a person wrote.</summary>
    /// <param name="text">HID or XML.</param>
    /// <param name="problems">Why there is no node, or else what Genode's reader ignores or takes otherwise than it looks, by place.</param>
    /// <returns>The node as <see cref="TryParse(ReadOnlySpan{byte}, out Node?)"/> has it, or null.</returns>
    public static Node? Parse(string text, out IReadOnlyList<NodeProblem> problems) => Parse(Encoding.UTF8.GetBytes(text), out problems);

    /// <summary>The first attribute of a name.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetAttribute(string tag, out NodeAttribute attribute)
    {
        foreach (var candidate in _attributes)
        {
            if (candidate.Tag == tag)
            {
                attribute = candidate;
                return true;
            }
        }

        attribute = default;
        return false;
    }

    /// <summary>Whether there is an attribute of a name.</summary>
    /// <param name="tag">The attribute's name.</param>
    public bool HasAttribute(string tag) => TryGetAttribute(tag, out _);

    /// <summary>The first sub node of a type, or null.</summary>
    /// <param name="type">The type.</param>
    public Node? Child(string type) => Array.Find(_children, child => child.Type == type);

    /// <summary>The sub nodes of a type.</summary>
    /// <param name="type">The type.</param>
    public IEnumerable<Node> ChildrenOf(string type) => _children.Where(child => child.Type == type);

    /// <summary>A boolean in an attribute: yes, true and on, or no, false and off.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing or no boolean.</param>
    public bool GetBoolean(string tag, bool missing = false) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetBoolean(out var value, out _) ? value : missing;

    /// <summary>A number without sign in an attribute, decimal or with `0x`.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or too large.</param>
    public ulong GetUInt64(string tag, ulong missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetUInt64(out var value, out _) ? value : missing;

    /// <summary>A number in an attribute, decimal or with `0x`, with a sign or without.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or does not fit.</param>
    public long GetInt64(string tag, long missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetInt64(out var value, out _) ? value : missing;

    /// <summary>A number without sign in an attribute, decimal or with `0x`.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or too large.</param>
    public uint GetUInt32(string tag, uint missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetUInt64(out var value, out _, uint.MaxValue) ? (uint)value : missing;

    /// <summary>A number in an attribute, decimal or with `0x`, with a sign or without.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or does not fit.</param>
    public int GetInt32(string tag, int missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetInt64(out var value, out _, int.MinValue, int.MaxValue) ? (int)value : missing;

    /// <summary>A number without sign in an attribute, decimal or with `0x`.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or too large.</param>
    public ushort GetUInt16(string tag, ushort missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetUInt64(out var value, out _, ushort.MaxValue) ? (ushort)value : missing;

    /// <summary>A number without sign in an attribute, decimal or with `0x`.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or too large.</param>
    public byte GetByte(string tag, byte missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetUInt64(out var value, out _, byte.MaxValue) ? (byte)value : missing;

    /// <summary>A number of bytes in an attribute, such as 4096, 64K, 2M or 1G.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing, no such number or too large.</param>
    public ulong GetBytes(string tag, ulong missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetBytes(out var value, out _) ? value : missing;

    /// <summary>A decimal number in an attribute, without exponent.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing or no such number.</param>
    public double GetDouble(string tag, double missing = 0) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetDouble(out var value, out _) ? value : missing;

    /// <summary>A text in an attribute.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing.</param>
    public string GetText(string tag, string missing = "") => this[tag] ?? missing;

    /// <summary>A text in an attribute that has to fit into a number of bytes.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing or longer.</param>
    /// <param name="maxBytes">The longest text that is allowed, in bytes of UTF-8.</param>
    public string GetText(string tag, string missing, int maxBytes) =>
        TryGetAttribute(tag, out var attribute) && attribute.TryGetText(maxBytes, out var value, out _) ? value : missing;

    /// <summary>Whether another node has the same type, attributes, sub nodes and quoted lines, wherever and however they are written.</summary>
    /// <param name="other">The other node.</param>
    public bool HasSameContent(Node? other)
    {
        if (other is null || Type != other.Type || _attributes.Length != other._attributes.Length || _children.Length != other._children.Length
            || !Quoted.SequenceEqual(other.Quoted))
        {
            return false;
        }

        for (var i = 0; i < _attributes.Length; i++)
        {
            if (_attributes[i].Tag != other._attributes[i].Tag || _attributes[i].Value != other._attributes[i].Value)
            {
                return false;
            }
        }

        for (var i = 0; i < _children.Length; i++)
        {
            if (!_children[i].HasSameContent(other._children[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A problem at the node.</summary>
    internal NodeProblem Problem(NodeProblemKind kind, string message) => _source.Problem(kind, Extent.Start, message);
}
