using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TelOS.Runtime;

/// <summary>A node of a text in Genode's configuration format HID: a type, attributes, and either sub nodes or quoted lines.</summary>
public sealed class HidNode
{
    internal HidNode(
        string type, IReadOnlyList<HidAttribute> attributes, IReadOnlyList<HidNode> children, IReadOnlyList<string> quoted)
    {
        Type = type;
        Attributes = attributes;
        Children = children;
        Quoted = quoted;
    }

    /// <summary>The node's type; "invalid" where the text has something that is none.</summary>
    public string Type { get; }

    /// <summary>All attributes in their order, also those with the same name.</summary>
    public IReadOnlyList<HidAttribute> Attributes { get; }

    /// <summary>The sub nodes that are not disabled.</summary>
    public IReadOnlyList<HidNode> Children { get; }

    /// <summary>The quoted lines; none beside sub nodes.</summary>
    public IReadOnlyList<string> Quoted { get; }

    /// <summary>The node's name, which is its attribute `name`, or an empty text.</summary>
    public string Name => this["name"] ?? "";

    /// <summary>The first attribute of a name, or null.</summary>
    /// <param name="tag">The attribute's name.</param>
    public string? this[string tag]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Tag == tag)
                {
                    return attribute.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Reads the node at the start of a text, up to its end mark; what follows is ignored.</summary>
    /// <param name="text">UTF-8. It is read once, so that a text in shared memory has to be copied before.</param>
    /// <param name="node">The node.</param>
    /// <returns>False when there is no node or no end mark, or when control characters are where they may not be.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out HidNode? node) => TryParse(text, out node, out _);

    /// <summary>Reads the node at the start of a text, up to its end mark; what follows is ignored.</summary>
    /// <param name="text">UTF-8. It is read once, so that a text in shared memory has to be copied before.</param>
    /// <param name="node">The node.</param>
    /// <param name="length">Bytes of the node with its end mark, without the space before it; 0 when there is none.</param>
    /// <returns>False when there is no node or no end mark, or when control characters are where they may not be.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out HidNode? node, out int length)
    {
        text = text.TrimStart(" \t\n"u8);
        length = HidReader.FindEnd(text);
        node = length == 0 ? null : HidReader.Read(text[..length]);
        return node is not null;
    }

    /// <summary>The first sub node of a type, or null.</summary>
    /// <param name="type">The type.</param>
    public HidNode? Child(string type)
    {
        foreach (var child in Children)
        {
            if (child.Type == type)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>A number without sign in an attribute.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing or no such number.</param>
    public ulong GetUInt64(string tag, ulong missing = 0) =>
        ulong.TryParse(this[tag], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : missing;

    /// <summary>A number in an attribute.</summary>
    /// <param name="tag">The attribute's name.</param>
    /// <param name="missing">What to say when it is missing or no such number.</param>
    public int GetInt32(string tag, int missing = 0) =>
        int.TryParse(this[tag], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : missing;
}
