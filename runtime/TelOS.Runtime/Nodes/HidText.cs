using System.Text;

namespace TelOS.Runtime;

/// <summary>The lexical side of HID: the end mark, names, and lines taken apart into segments as Genode's reader does.</summary>
internal static class HidText
{
    /// <summary>The longest name that Genode hands out whole, in bytes.</summary>
    public const int MaxNameLength = 63;

    /// <summary>The length of the top node with its end mark, a `-` at the start of a line; 0 when the text is refused.</summary>
    /// <param name="text">The text, from the node's type on.</param>
    /// <param name="refusal">Why it is refused.</param>
    /// <param name="at">The offset of what is wrong.</param>
    public static int FindEnd(ReadOnlySpan<byte> text, out NodeProblemKind refusal, out int at)
    {
        (refusal, at) = (NodeProblemKind.NoNode, 0);
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
                (refusal, at) = (NodeProblemKind.ControlCharacter, i);
                return 0;
            }
        }

        (refusal, at) = (NodeProblemKind.EndMissing, text.Length - 1);
        return 0;
    }

    /// <summary>The segments of a node's text in order.</summary>
    /// <param name="text">All of the text.</param>
    /// <param name="start">Where the node's type stands.</param>
    /// <param name="end">The offset behind the node.</param>
    public static List<HidSegment> Split(ReadOnlySpan<byte> text, int start, int end)
    {
        var segments = new List<HidSegment>();
        for (var lineStart = start; lineStart <= end;)
        {
            var lineLength = text[lineStart..end].IndexOf((byte)'\n');
            var lineEnd = lineLength < 0 ? end : lineStart + lineLength;
            var contentEnd = lineEnd > lineStart && text[lineEnd - 1] == (byte)'\r' ? lineEnd - 1 : lineEnd;
            var next = lineStart;
            while (next < contentEnd)
            {
                next = AddSegment(text, segments, lineStart, next, contentEnd);
            }

            lineStart = lineEnd + 1;
        }

        return segments;
    }

    /// <summary>Whether a node's text surely means the same when all of its lines are moved with its type.</summary>
    /// <param name="text">The text, from the node's type on.</param>
    /// <param name="indentation">The column of the type.</param>
    public static bool CanMove(ReadOnlySpan<byte> text, int indentation)
    {
        var outer = int.MaxValue;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var isFirst = range.Start.Value == 0;
            var content = line.TrimStart(" |\r"u8);
            if (content.IsEmpty || line[0] == (byte)'-')
            {
                continue;
            }

            // What stands left of the type cannot move, and below nodes that share a line columns count from different places.
            var column = isFirst ? -1 : line.Length - content.Length;
            if ((!isFirst && column < indentation) || column > outer)
            {
                return false;
            }

            outer = content.StartsWith("+ "u8) || content.StartsWith("x "u8) ? int.MaxValue : outer;
            foreach (var segment in Split(line, 0, line.Length))
            {
                if (segment.Kind is HidSegmentKind.Node or HidSegmentKind.DisabledNode && !line[..(segment.Start - 2)].Trim(" |"u8).IsEmpty)
                {
                    outer = Math.Min(outer, column);
                }
            }
        }

        return true;
    }

    /// <summary>The length of the name at the start of a text: a lower-case letter, then these, digits, `_` and `-`; 0 when there is none.</summary>
    public static int NameLength(ReadOnlySpan<byte> text)
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

    /// <summary>Text from UTF-8; what is none becomes replacement characters.</summary>
    public static string Decode(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    // Where the next segment of the line starts.
    private static int AddSegment(ReadOnlySpan<byte> text, List<HidSegment> segments, int lineStart, int start, int end)
    {
        if (segments.Count == 0 && IsLetter(text[start]))
        {
            return Add(text, segments, HidSegmentKind.Top, lineStart, start, end);
        }

        while (start < end && text[start] == (byte)' ')
        {
            start++;
        }

        var hasPrefix = start < end && (start + 1 == end || text[start + 1] == (byte)' ');
        var kind = hasPrefix ? KindOf(text[start]) : HidSegmentKind.Attribute;
        if (start + 1 == end && kind is HidSegmentKind.Node or HidSegmentKind.DisabledNode)
        {
            kind = HidSegmentKind.Attribute;
        }

        return Add(text, segments, kind, lineStart, kind == HidSegmentKind.Attribute ? start : Math.Min(start + 2, end), end);
    }

    private static int Add(ReadOnlySpan<byte> text, List<HidSegment> segments, HidSegmentKind kind, int lineStart, int start, int end)
    {
        var bar = kind is HidSegmentKind.Quoted or HidSegmentKind.Comment ? -1 : text[start..end].IndexOf((byte)'|');
        var length = bar < 0 ? end - start : bar;
        segments.Add(new HidSegment(kind, start - lineStart, start, length));
        return bar < 0 ? end : start + bar + 1;
    }

    private static HidSegmentKind KindOf(byte prefix) => prefix switch
    {
        (byte)'+' => HidSegmentKind.Node,
        (byte)'x' => HidSegmentKind.DisabledNode,
        (byte)'.' => HidSegmentKind.Comment,
        (byte)':' => HidSegmentKind.Quoted,
        _ => HidSegmentKind.Attribute,
    };

    private static bool IsLetter(byte c) => c is >= (byte)'a' and <= (byte)'z';
}
