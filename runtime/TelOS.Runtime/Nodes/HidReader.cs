namespace TelOS.Runtime;

/// <summary>Makes nodes of segments as Genode's reader does: by the columns where they start.</summary>
internal sealed class HidReader
{
    private readonly NodeSource _source;
    private NodeProblem? _refusal;

    private HidReader(NodeSource source) => _source = source;

    /// <summary>Reads the node at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the node starts, behind white space.</param>
    /// <param name="length">Bytes of the node with its end mark; 0 when the text is refused.</param>
    /// <param name="refusal">Why it is refused.</param>
    public static Node? Read(ReadOnlySpan<byte> text, int start, out int length, out NodeProblem? refusal)
    {
        length = HidText.FindEnd(text[start..], out var kind, out var at);
        if (length == 0)
        {
            refusal = Refuse(text, start, kind, start + at);
            return null;
        }

        var reader = new HidReader(new NodeSource(text[..(start + length)].ToArray(), NodeFormat.Hid));
        var node = reader.ReadNode(start, start + length, 0, 0);
        refusal = reader._refusal;
        length = refusal is null ? length : 0;
        return refusal is null ? node : null;
    }

    private static NodeProblem Refuse(ReadOnlySpan<byte> text, int start, NodeProblemKind kind, int at)
    {
        var message = kind switch
        {
            NodeProblemKind.ControlCharacter when text[at] == (byte)'\t' =>
                "A tab stands where none may: tabs are allowed in comments and in quoted text, not for indentation.",
            NodeProblemKind.ControlCharacter => $"A control character (0x{text[at]:x2}) stands where none may.",
            NodeProblemKind.EndMissing => "The end mark is missing: a line that begins with '-'.",
            _ when text.TrimStart(" \t\n"u8).IsEmpty => "There is no node, but an empty text.",
            _ => "A node starts with its type, that is a lower-case letter, then lower-case letters, digits, '_' or '-'.",
        };
        return new NodeSource(text.ToArray(), NodeFormat.Hid).Problem(kind, Math.Max(at, start), message);
    }

    // A node from where its type stands to its end.
    private Node ReadNode(int start, int end, int indentation, int depth)
    {
        var text = _source.Bytes;
        var segments = HidText.Split(text, start, end);
        var attributes = ReadAttributes(segments);
        var children = ReadChildren(segments, depth);
        var quoted = new List<string>();
        if (children.Length == 0)
        {
            foreach (var segment in segments)
            {
                if (segment.Kind == HidSegmentKind.Quoted)
                {
                    quoted.Add(HidText.Decode(text.Slice(segment.Start, segment.Length)));
                }
            }
        }

        var type = text.Slice(start, HidText.NameLength(text[start..end]));
        return new Node(
            _source, new NodeExtent(start, end - start, indentation), type.IsEmpty ? "invalid" : HidText.Decode(type), attributes, children, quoted);
    }

    private Node[] ReadChildren(List<HidSegment> segments, int depth)
    {
        var children = new List<Node>();
        var (first, end) = (default(HidSegment), 0);
        foreach (var segment in segments)
        {
            if (segment.Kind == HidSegmentKind.Comment)
            {
                continue;
            }

            var isNode = segment.Kind is HidSegmentKind.Node or HidSegmentKind.DisabledNode;
            if (isNode && (first.Kind == HidSegmentKind.Top || segment.Column <= first.Column))
            {
                AddChild();
                first = segment;
            }

            end = segment.End;
        }

        AddChild();
        return [.. children];

        void AddChild()
        {
            if (first.Kind != HidSegmentKind.Node)
            {
                return;
            }

            if (depth < Node.MaxDepth)
            {
                children.Add(ReadNode(first.Start, end, first.Column, depth + 1));
            }
            else
            {
                _refusal ??= _source.Problem(NodeProblemKind.TooDeep, first.Start, $"Nodes are nested deeper than {Node.MaxDepth} levels.");
            }
        }
    }

    private NodeAttribute[] ReadAttributes(List<HidSegment> segments)
    {
        var attributes = new List<NodeAttribute>();
        foreach (var segment in segments)
        {
            switch (segment.Kind)
            {
                case HidSegmentKind.Comment:
                    break;
                case HidSegmentKind.Top:
                    AddFirst(attributes, segment);
                    break;
                case HidSegmentKind.Attribute:
                    AddAttribute(attributes, segment.Start, segment.End);
                    break;
                default:
                    return [.. attributes];
            }
        }

        return [.. attributes];
    }

    // What stands behind the type is the node's name, unless it looks like an attribute.
    private void AddFirst(List<NodeAttribute> attributes, HidSegment segment)
    {
        var content = _source.Bytes.Slice(segment.Start, segment.Length);
        var space = content.IndexOf((byte)' ');
        if (space < 0 || content[space..].Trim((byte)' ').IsEmpty)
        {
            return;
        }

        var start = segment.Start + space + content[space..].IndexOfAnyExcept((byte)' ');
        content = _source.Bytes[start..segment.End].TrimEnd((byte)' ');
        var length = HidText.NameLength(content);
        var rest = content[length..];
        if (length > 0 && (rest.SequenceEqual(":"u8) || rest.StartsWith(": "u8)))
        {
            AddAttribute(attributes, start, segment.End);
        }
        else
        {
            attributes.Add(new NodeAttribute(_source, start, "name", HidText.Decode(content)));
        }
    }

    // The value starts behind the first space, so that `tag:value` has an empty one.
    private void AddAttribute(List<NodeAttribute> attributes, int start, int end)
    {
        var content = _source.Bytes[start..end].Trim((byte)' ');
        var length = HidText.NameLength(content);
        if (length > 0 && length < content.Length && content[length] == (byte)':')
        {
            var space = content[length..].IndexOf((byte)' ');
            var value = space < 0 ? [] : content[(length + space)..].Trim((byte)' ');
            attributes.Add(new NodeAttribute(_source, start, HidText.Decode(content[..length]), HidText.Decode(value)));
        }
    }
}
