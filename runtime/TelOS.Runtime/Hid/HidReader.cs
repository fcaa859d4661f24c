using System.Text;

namespace TelOS.Runtime;

/// <summary>Takes a text apart as Genode's reader does: into lines, lines into segments at `|`, and segments into nodes by their columns.</summary>
internal static class HidReader
{
    private const int MaxNameLength = 63;
    private const int MaxDepth = 64;

    private enum Kind
    {
        Top,
        Node,
        DisabledNode,
        Quoted,
        Comment,
        Attribute,
    }

    /// <summary>The length of the top node with its end mark, a `-` at the start of a line; 0 when the text has none.</summary>
    public static int FindEnd(ReadOnlySpan<byte> text)
    {
        if (NameLength(text) == 0)
        {
            return 0;
        }

        // Tabs are allowed in quoted text and in comments only.
        var (isStart, allowsTabs) = (false, false);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var (current, next) = (text[i], text[i + 1]);
            if (isStart && current != (byte)' ')
            {
                allowsTabs = current is (byte)':' or (byte)'.';
                isStart = false;
            }

            if (current is (byte)'|' or (byte)'\n')
            {
                isStart = true;
                allowsTabs = false;
            }

            if (current == (byte)'\n' && next == (byte)'-')
            {
                return i + 2;
            }

            var isAllowed = current >= ' '
                || current == (byte)'\n'
                || (current == (byte)'\r' && next == (byte)'\n')
                || (current == (byte)'\t' && allowsTabs);
            if (!isAllowed)
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>Reads a node from where its type stands to its end.</summary>
    public static HidNode Read(ReadOnlySpan<byte> text, int depth = 0)
    {
        var segments = Split(text);
        var attributes = ReadAttributes(text, segments);
        var children = depth < MaxDepth ? ReadChildren(text, segments, depth) : [];
        var quoted = new List<string>();
        if (children.Count == 0)
        {
            foreach (var segment in segments)
            {
                if (segment.Kind == Kind.Quoted)
                {
                    quoted.Add(Decode(text.Slice(segment.Start, segment.Length)));
                }
            }
        }

        var type = text[..NameLength(text)];
        return new HidNode(type.IsEmpty ? "invalid" : DecodeName(type), attributes, children, quoted);
    }

    private static List<Segment> Split(ReadOnlySpan<byte> text)
    {
        var segments = new List<Segment>();
        var lineStart = 0;
        while (lineStart <= text.Length)
        {
            var lineLength = text[lineStart..].IndexOf((byte)'\n');
            var lineEnd = lineLength < 0 ? text.Length : lineStart + lineLength;
            var end = lineEnd > lineStart && text[lineEnd - 1] == (byte)'\r' ? lineEnd - 1 : lineEnd;
            var next = lineStart;
            while (next < end)
            {
                next = AddSegment(text, segments, lineStart, next, end);
            }

            lineStart = lineEnd + 1;
        }

        return segments;
    }

    // Where the next segment of the line starts.
    private static int AddSegment(ReadOnlySpan<byte> text, List<Segment> segments, int lineStart, int start, int end)
    {
        if (segments.Count == 0 && IsLetter(text[start]))
        {
            return Add(text, segments, Kind.Top, lineStart, start, end);
        }

        while (start < end && text[start] == (byte)' ')
        {
            start++;
        }

        var kind = start < end && (start + 1 == end || text[start + 1] == (byte)' ') ? KindOf(text[start]) : Kind.Attribute;
        if (start + 1 == end && kind is Kind.Node or Kind.DisabledNode)
        {
            kind = Kind.Attribute;
        }

        return Add(text, segments, kind, lineStart, kind == Kind.Attribute ? start : Math.Min(start + 2, end), end);
    }

    private static int Add(ReadOnlySpan<byte> text, List<Segment> segments, Kind kind, int lineStart, int start, int end)
    {
        var bar = kind is Kind.Quoted or Kind.Comment ? -1 : text[start..end].IndexOf((byte)'|');
        var length = bar < 0 ? end - start : bar;
        segments.Add(new Segment(kind, start - lineStart, start, length));
        return bar < 0 ? end : start + bar + 1;
    }

    private static Kind KindOf(byte prefix) => prefix switch
    {
        (byte)'+' => Kind.Node,
        (byte)'x' => Kind.DisabledNode,
        (byte)'.' => Kind.Comment,
        (byte)':' => Kind.Quoted,
        _ => Kind.Attribute,
    };

    private static List<HidNode> ReadChildren(ReadOnlySpan<byte> text, List<Segment> segments, int depth)
    {
        var children = new List<HidNode>();
        var (column, start, end, isEnabled) = (int.MaxValue, 0, 0, false);
        foreach (var segment in segments)
        {
            if (segment.Kind == Kind.Comment)
            {
                continue;
            }

            if (segment.Kind is Kind.Node or Kind.DisabledNode && segment.Column <= column)
            {
                AddChild(text);
                (column, start, isEnabled) = (segment.Column, segment.Start, segment.Kind == Kind.Node);
            }

            end = segment.Start + segment.Length;
        }

        AddChild(text);
        return children;

        void AddChild(ReadOnlySpan<byte> all)
        {
            if (isEnabled)
            {
                children.Add(Read(all[start..end], depth + 1));
            }
        }
    }

    private static List<HidAttribute> ReadAttributes(ReadOnlySpan<byte> text, List<Segment> segments)
    {
        var attributes = new List<HidAttribute>();
        foreach (var segment in segments)
        {
            var content = text.Slice(segment.Start, segment.Length);
            switch (segment.Kind)
            {
                case Kind.Comment:
                    break;
                case Kind.Top:
                    AddFirst(attributes, content);
                    break;
                case Kind.Attribute:
                    AddAttribute(attributes, content.Trim((byte)' '));
                    break;
                default:
                    return attributes;
            }
        }

        return attributes;
    }

    // What stands behind the type is the node's name, unless it looks like an attribute.
    private static void AddFirst(List<HidAttribute> attributes, ReadOnlySpan<byte> content)
    {
        content = Behind(content, (byte)' ').Trim((byte)' ');
        var length = NameLength(content);
        var rest = content[length..];
        if (length > 0 && (rest.SequenceEqual(":"u8) || rest.StartsWith(": "u8)))
        {
            AddAttribute(attributes, content);
        }
        else if (!content.IsEmpty)
        {
            attributes.Add(new HidAttribute("name", Decode(content)));
        }
    }

    private static void AddAttribute(List<HidAttribute> attributes, ReadOnlySpan<byte> content)
    {
        var length = NameLength(content);
        if (length > 0 && length < content.Length && content[length] == (byte)':')
        {
            var value = Behind(content[length..], (byte)' ').Trim((byte)' ');
            attributes.Add(new HidAttribute(DecodeName(content[..length]), Decode(value)));
        }
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> text, byte separator)
    {
        var at = text.IndexOf(separator);
        return at < 0 ? [] : text[(at + 1)..];
    }

    private static int NameLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !IsLetter(text[0]))
        {
            return 0;
        }

        var length = 1;
        while (length < text.Length && (IsLetter(text[length]) || text[length] is (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'-'))
        {
            length++;
        }

        return length;
    }

    private static bool IsLetter(byte c) => c is >= (byte)'a' and <= (byte)'z';

    private static string DecodeName(ReadOnlySpan<byte> name) => Decode(name[..Math.Min(name.Length, MaxNameLength)]);

    private static string Decode(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private readonly record struct Segment(Kind Kind, int Column, int Start, int Length);
}
