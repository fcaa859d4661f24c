using System.Globalization;
using System.Text;

namespace TelOS.Runtime;

/// <summary>Writes a node in HID or XML, as Genode's generator prints it. What would be lost when it is read is an error here.</summary>
/// <remarks>After <see cref="Clear"/> a writer is used again without allocating anew. It is for one thread at a time.</remarks>
/// <param name="format">How to write.</param>
public sealed class NodeWriter(NodeFormat format = NodeFormat.Hid)
{
    private readonly NodeRecord _record = new();
    private readonly NodeOutput _output = new();
    private readonly Stack<int> _open = new();
    private bool _hasBar;

    private bool IsComplete => _record.Count > 0 && _open.Count == 0;

    /// <summary>Writes a node in HID.</summary>
    /// <param name="type">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <param name="content">Writes attributes, and sub nodes or quoted text.</param>
    /// <returns>The text with its end mark and a last line feed.</returns>
    /// <exception cref="ArgumentException">A name, a value or a text cannot be expressed.</exception>
    public static string Write(string type, Action<NodeWriter>? content = null) => new NodeWriter().Node(type, content).ToString();

    /// <summary>Whether an attribute can have a value: a foreign text may not be expressible.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">How it is to be written.</param>
    public static bool IsExpressible(ReadOnlySpan<char> value, NodeFormat format = NodeFormat.Hid) => NodeValues.RefuseValue(value, format) is null;

    /// <summary>Starts a node: the top node, or a sub node of the one that is open.</summary>
    /// <param name="type">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <exception cref="ArgumentException">It is no type.</exception>
    /// <exception cref="InvalidOperationException">The top node is complete, or the open node has quoted text.</exception>
    public NodeWriter Start(string type)
    {
        if (NodeValues.RefuseName(type, format) is { } reason)
        {
            throw new ArgumentException($"A node cannot have the type '{type}': {reason}.", nameof(type));
        }

        Open(NodeItemKind.Node, type);
        return this;
    }

    /// <summary>Ends the node or the table that was started last.</summary>
    /// <exception cref="InvalidOperationException">None is open.</exception>
    public NodeWriter End()
    {
        if (!_open.TryPop(out _))
        {
            throw new InvalidOperationException("No node is open.");
        }

        return this;
    }

    /// <summary>Writes a node: the top node, or a sub node of the one that is open.</summary>
    /// <param name="type">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <param name="content">Writes attributes, and sub nodes or quoted text. When it throws, the node is not written.</param>
    /// <exception cref="ArgumentException">A name, a value or a text cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">The top node is complete, or the open node has quoted text.</exception>
    public NodeWriter Node(string type, Action<NodeWriter>? content = null) =>
        Node(type, content, static (writer, content) => content?.Invoke(writer));

    /// <summary>Writes a node without allocating a closure.</summary>
    /// <typeparam name="T">What is passed on.</typeparam>
    /// <param name="type">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <param name="state">Is passed on.</param>
    /// <param name="content">Writes attributes, and sub nodes or quoted text. When it throws, the node is not written.</param>
    /// <exception cref="ArgumentException">A name, a value or a text cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">The top node is complete, or the open node has quoted text.</exception>
    public NodeWriter Node<T>(string type, T state, Action<NodeWriter, T> content)
    {
        var (count, depth) = (_record.Count, _open.Count);
        var parent = depth > 0 ? _open.Peek() : -1;
        var last = parent < 0 ? -1 : _record[parent].Content.Last;
        Start(type);
        try
        {
            content(this, state);
            Close(depth);
        }
        catch
        {
            while (_open.Count > depth)
            {
                _open.Pop();
            }

            _record.Rewind(count, parent, last);
            throw;
        }

        return this;
    }

    /// <summary>Writes sub nodes of the open node with their attributes, or their own sub nodes, one below the other. A row with more than one
    /// sub node cannot be written so; the table is then written as nodes are.</summary>
    /// <param name="rows">Writes the nodes.</param>
    /// <exception cref="ArgumentException">A name, a value or a text cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">No node is open, or it has quoted text.</exception>
    public NodeWriter Table(Action<NodeWriter> rows)
    {
        Current();
        var depth = _open.Count;
        Open(NodeItemKind.Table, "");
        rows(this);
        Close(depth);
        return this;
    }

    /// <summary>Writes an attribute of the open node.</summary>
    /// <param name="tag">A lower-case letter, then lower-case letters, digits, `_` and `-`, 63 at most.</param>
    /// <param name="value">In HID no `|` and no control characters, and spaces around it are not read back; in XML no double quotes.</param>
    /// <exception cref="ArgumentException">Name or value cannot be expressed, or the node has such an attribute already.</exception>
    /// <exception cref="InvalidOperationException">No node is open.</exception>
    public NodeWriter Attribute(string tag, string value)
    {
        if (NodeValues.RefuseValue(value, format) is { } reason)
        {
            throw new ArgumentException($"The attribute '{tag}' of {Describe()} cannot be '{value}': {reason}.", nameof(value));
        }

        return Add(tag, value);
    }

    /// <summary>Writes an attribute of the open node: true or false.</summary>
    /// <inheritdoc cref="Attribute(string, string)"/>
    public NodeWriter Attribute(string tag, bool value) => Add(tag, value ? "true" : "false");

    /// <summary>Writes an attribute of the open node as a decimal number.</summary>
    /// <inheritdoc cref="Attribute(string, string)"/>
    public NodeWriter Attribute(string tag, ulong value)
    {
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return Add(tag, text[..length]);
    }

    /// <summary>Writes an attribute of the open node as a decimal number.</summary>
    /// <inheritdoc cref="Attribute(string, string)"/>
    public NodeWriter Attribute(string tag, long value)
    {
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return Add(tag, text[..length]);
    }

    /// <summary>Writes an attribute of the open node as the shortest decimal number that reads back as the same.</summary>
    /// <inheritdoc cref="Attribute(string, string)"/>
    public NodeWriter Attribute(string tag, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"The attribute '{tag}' of {Describe()} cannot be infinite or no number.", nameof(value));
        }

        return Add(tag, NodeValues.Print(value));
    }

    /// <summary>Appends to the quoted text of the open node, which has no sub nodes then. A line feed starts a new line.</summary>
    /// <param name="text">No control characters but line feeds and tabs, and no tabs behind a `|`.</param>
    /// <exception cref="ArgumentException">It cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">No node is open, or it has sub nodes.</exception>
    public NodeWriter Quoted(string text)
    {
        var current = Current();
        var last = _record[current].Content.Last;
        if (_record[current].Kind == NodeItemKind.Table || (last >= 0 && _record[last].Kind != NodeItemKind.Quoted))
        {
            throw new InvalidOperationException($"Quoted text beside the sub nodes of {Describe()} would be lost.");
        }

        _hasBar &= last >= 0;
        if (NodeValues.RefuseText(text, ref _hasBar) is { } reason)
        {
            throw new ArgumentException($"{Describe()} cannot have the quoted text '{text}': {reason}.", nameof(text));
        }

        _record.AddContent(current, NodeItemKind.Quoted, text);
        return this;
    }

    /// <summary>Writes a node as a sub node of the open one; from HID to HID as it is written, with comments and disabled nodes.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">It has something that cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">No node is open, or it has quoted text.</exception>
    public NodeWriter Copy(Node node)
    {
        if (format != NodeFormat.Hid || node.Format != NodeFormat.Hid || !HidText.CanMove(node.Text, node.Extent.Indentation))
        {
            return Node(node.Type, node, static (writer, node) => writer.CopyAttributes(node).CopyContent(node));
        }

        CheckNoText(Current());
        var item = _record.AddContent(Current(), NodeItemKind.Copy, "");
        _record[item].Source = node;
        return this;
    }

    /// <summary>Writes the sub nodes or the quoted text of a node into the open one.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">It has something that cannot be expressed.</exception>
    /// <exception cref="InvalidOperationException">No node is open, or it has other content.</exception>
    public NodeWriter CopyContent(Node node)
    {
        foreach (var child in node.Children)
        {
            Copy(child);
        }

        return node.Quoted.Count > 0 ? Quoted(string.Join('\n', node.Quoted)) : this;
    }

    /// <summary>Writes the attributes of a node into the open one, of those with the same name the first, which is the one that counts.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">It has one that cannot be expressed, or one that is there already.</exception>
    /// <exception cref="InvalidOperationException">No node is open.</exception>
    public NodeWriter CopyAttributes(Node node)
    {
        for (var i = 0; i < node.Attributes.Count; i++)
        {
            var tag = node.Attributes[i].Tag;
            if (!node.Attributes.Take(i).Any(earlier => earlier.Tag == tag))
            {
                Attribute(tag, node.Attributes[i].Value);
            }
        }

        return this;
    }

    /// <summary>Forgets what was written, to write another node.</summary>
    public void Clear()
    {
        _record.Clear();
        _open.Clear();
    }

    /// <summary>The text, with the end mark in HID and a last line feed.</summary>
    /// <exception cref="InvalidOperationException">The top node is not there, or not ended.</exception>
    public byte[] ToArray() => Print().ToArray();

    /// <summary>Copies the text into memory, if it fits.</summary>
    /// <param name="destination">The memory; it stays as it is when the text does not fit.</param>
    /// <param name="length">Bytes of the text, also when it does not fit.</param>
    /// <exception cref="InvalidOperationException">The top node is not there, or not ended.</exception>
    public bool TryWriteTo(Span<byte> destination, out int length)
    {
        var text = Print();
        length = text.Length;
        return text.TryCopyTo(destination);
    }

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The top node is not there, or not ended.</exception>
    public override string ToString() => Encoding.UTF8.GetString(Print());

    private ReadOnlySpan<byte> Print()
    {
        if (!IsComplete)
        {
            throw new InvalidOperationException(_record.Count == 0 ? "No node was written." : $"{Describe()} is not ended.");
        }

        _output.Clear();
        if (format == NodeFormat.Hid)
        {
            new HidPrinter(_record, _output).Print();
        }
        else
        {
            new XmlPrinter(_record, _output).Print();
        }

        return _output.Bytes;
    }

    private NodeWriter Add(string tag, ReadOnlySpan<char> value)
    {
        var current = Current();
        var reason = _record[current].Kind == NodeItemKind.Table ? "a table has no attributes" : NodeValues.RefuseName(tag, format);
        for (var item = _record[current].Attributes.First; item >= 0 && reason is null; item = _record[item].Next)
        {
            // Tags are ASCII.
            reason = Ascii.Equals(_record.Text(item), tag) ? "it has one already, and the first one counts" : null;
        }

        if (reason is not null)
        {
            throw new ArgumentException($"{Describe()} cannot have an attribute '{tag}': {reason}.", nameof(tag));
        }

        _record.AddAttribute(current, tag, value);
        return this;
    }

    private void Open(NodeItemKind kind, string type)
    {
        if (_record.Count == 0)
        {
            _open.Push(_record.Add(kind, type));
            return;
        }

        if (IsComplete)
        {
            throw new InvalidOperationException("The top node is complete; Clear makes room for another.");
        }

        CheckNoText(Current());
        _open.Push(_record.AddContent(Current(), kind, type));
    }

    private void CheckNoText(int node)
    {
        var last = _record[node].Content.Last;
        if (last >= 0 && _record[last].Kind == NodeItemKind.Quoted)
        {
            throw new InvalidOperationException($"The quoted text of {Describe()} would be lost beside sub nodes.");
        }
    }

    private void Close(int depth)
    {
        if (_open.Count != depth + 1)
        {
            throw new InvalidOperationException("Each Start needs its own End.");
        }

        _open.Pop();
    }

    private int Current() => _open.TryPeek(out var current) ? current : throw new InvalidOperationException("No node is open.");

    private string Describe() => _open.TryPeek(out var current) ? $"the node '{Encoding.UTF8.GetString(_record.Text(current))}'" : "no node";
}
