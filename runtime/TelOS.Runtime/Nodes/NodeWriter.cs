using System.Globalization;
using System.Text;

namespace TelOS.Runtime;

/// <summary>Writes a text in Genode's configuration format HID. What the format cannot express is an error, not a silent loss.</summary>
public sealed class NodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _allowsAttributes;

    /// <summary>Writes the top node.</summary>
    /// <param name="type">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <param name="content">Writes attributes, then sub nodes or quoted lines.</param>
    /// <returns>The text with its end mark and a last line feed.</returns>
    /// <exception cref="ArgumentException">A name or a value cannot be expressed.</exception>
    public static string Write(string type, Action<NodeWriter> content)
    {
        var writer = new NodeWriter();
        writer.Start(type);
        content(writer);
        return writer._text.Append("\n-\n").ToString();
    }

    /// <summary>Writes a sub node.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="content">Writes attributes, then sub nodes or quoted lines.</param>
    /// <exception cref="ArgumentException">A name or a value cannot be expressed.</exception>
    public NodeWriter Node(string type, Action<NodeWriter>? content = null)
    {
        _text.Append('\n').Append(' ', 2 * _depth).Append("+ ");
        _depth++;
        Start(type);
        content?.Invoke(this);
        _depth--;
        _allowsAttributes = false;
        return this;
    }

    /// <summary>Writes an attribute of the node that was started last.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="value">Its value: no `|`, no control characters; outer spaces are lost when it is read.</param>
    /// <exception cref="ArgumentException">The name or the value cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">The node has sub nodes or quoted lines already.</exception>
    public NodeWriter Attribute(string tag, string value)
    {
        if (!_allowsAttributes)
        {
            throw new InvalidOperationException("Attributes stand before sub nodes and quoted lines.");
        }

        CheckName(tag);
        if (value.AsSpan().IndexOfAnyExceptInRange(' ', char.MaxValue) >= 0 || value.Contains('|', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The value of '{tag}' has a '|' or a control character.", nameof(value));
        }

        _text.Append(" | ").Append(tag).Append(": ").Append(value);
        return this;
    }

    /// <summary>Writes an attribute.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="value">Its value.</param>
    public NodeWriter Attribute(string tag, ulong value) => Attribute(tag, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes an attribute.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="value">Its value.</param>
    public NodeWriter Attribute(string tag, long value) => Attribute(tag, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a quoted line.</summary>
    /// <param name="line">No control characters but tabs.</param>
    /// <exception cref="ArgumentException">It cannot be expressed.</exception>
    public NodeWriter Quoted(string line)
    {
        if (line.AsSpan().IndexOfAnyInRange('\0', '\b') >= 0 || line.AsSpan().IndexOfAnyInRange('\n', '\x1f') >= 0)
        {
            throw new ArgumentException("A quoted line has a control character.", nameof(line));
        }

        _allowsAttributes = false;
        _text.Append('\n').Append(' ', 2 * _depth).Append(": ").Append(line);
        return this;
    }

    private static void CheckName(string name)
    {
        var isName = name.Length is > 0 and <= 63
            && char.IsAsciiLetterLower(name[0])
            && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');
        if (!isName)
        {
            throw new ArgumentException($"'{name}' is no name in HID.", nameof(name));
        }
    }

    private void Start(string type)
    {
        CheckName(type);
        _text.Append(type);
        _allowsAttributes = true;
    }
}
