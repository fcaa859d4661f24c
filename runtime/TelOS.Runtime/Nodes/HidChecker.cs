namespace TelOS.Runtime;

/// <summary>Looks in the text of one HID node for what Genode's reader ignores, cuts or gives to another node.</summary>
/// <param name="source">The text.</param>
/// <param name="node">The node.</param>
/// <param name="problems">Takes what is found.</param>
internal sealed class HidChecker(NodeSource source, Node node, ICollection<NodeProblem> problems)
{
    private readonly int _end = node.Extent.Start + node.Extent.Length;

    /// <summary>Checks the node without its sub nodes.</summary>
    public void Check()
    {
        CheckPlace();
        var hasType = CheckType();
        var segments = HidText.Split(source.Bytes, node.Extent.Start, _end);
        var content = segments.FindIndex(static segment => segment.Kind is HidSegmentKind.Node or HidSegmentKind.DisabledNode or HidSegmentKind.Quoted);
        content = content < 0 ? segments.Count : content;
        foreach (var segment in segments[..content])
        {
            if (segment.Kind == HidSegmentKind.Attribute && (hasType || segment != segments[0]))
            {
                CheckAttribute(segment);
            }
        }

        CheckContent(segments[content..]);
    }

    // A node below another that shares its line with the outer one looks like the next, but is in it.
    private void CheckPlace()
    {
        foreach (var child in node.Children)
        {
            if (node.Extent.Indentation > 0 && child.Line > node.Line && child.Column <= node.Column)
            {
                Add(NodeProblemKind.Misplaced, child.Extent.Start, $"The node '{child.Type}' is inside of '{node.Type}' in line {node.Line}, though it does not stand right of it.");
            }
        }
    }

    private bool CheckType()
    {
        var text = source.Bytes[node.Extent.Start.._end];
        var length = HidText.NameLength(text);
        if (length == 0 || (length < text.Length && text[length] is not ((byte)' ' or (byte)'|' or (byte)'\n' or (byte)'\r')))
        {
            Add(NodeProblemKind.InvalidName, node.Extent.Start + length, length == 0
                ? "This is no type: a type is a lower-case letter, then lower-case letters, digits, '_' and '-'. The node gets the type 'invalid'."
                : $"The type ends here, so that it is '{node.Type}': this character cannot be part of one.");
        }

        return length > 0;
    }

    private void CheckAttribute(HidSegment segment)
    {
        var text = source.Bytes.Slice(segment.Start, segment.Length);
        var start = segment.Start + text.Length - text.TrimStart((byte)' ').Length;
        text = text.Trim((byte)' ');
        if (text.IsEmpty || IsEndMark(segment))
        {
            return;
        }

        var length = HidText.NameLength(text);
        if (length == 0 || length == text.Length || text[length] != (byte)':')
        {
            Add(NodeProblemKind.IgnoredText, start, $"'{HidText.Decode(text)}' is neither an attribute nor a node, a comment or quoted text, and is ignored.");
        }
        else if (length + 1 < text.Length && text[length + 1] != (byte)' ')
        {
            Add(NodeProblemKind.AlteredValue, start, $"There is no space behind '{HidText.Decode(text[..length])}:'; what follows up to the next space is ignored.");
        }
        else if (IsLeft(segment))
        {
            Add(NodeProblemKind.Misplaced, start, $"'{HidText.Decode(text)}' is an attribute of the node '{node.Type}' in line {node.Line}, though it stands left of it.");
        }
    }

    private void CheckContent(List<HidSegment> content)
    {
        var (isOwn, isQuoting, isDisabled) = (true, false, false);
        foreach (var segment in content)
        {
            switch (segment.Kind)
            {
                case HidSegmentKind.Node or HidSegmentKind.DisabledNode:
                    isOwn = false;
                    isDisabled |= segment.Kind == HidSegmentKind.DisabledNode;
                    break;
                case HidSegmentKind.Quoted:
                    isQuoting = true;
                    CheckQuoted(segment, isOwn, isDisabled);
                    break;
                case HidSegmentKind.Attribute when isOwn && isQuoting && !IsEndMark(segment) && !IsBlank(segment):
                    Add(NodeProblemKind.IgnoredText, segment.Start, "What stands behind quoted text is ignored.");
                    break;
                default:
                    break;
            }
        }
    }

    private void CheckQuoted(HidSegment segment, bool isOwn, bool isDisabled)
    {
        if (isOwn && node.Children.Count > 0)
        {
            Add(NodeProblemKind.IgnoredText, segment.Start, $"The node '{node.Type}' has sub nodes, beside which quoted text is ignored.");
        }
        else if (!isOwn && isDisabled && node.Children.Count == 0)
        {
            Add(NodeProblemKind.Misplaced, segment.Start, $"Quoted text of a disabled node counts as text of '{node.Type}', which has no other sub nodes.");
        }
    }

    // Only where both columns count from the start of a line.
    private bool IsLeft(HidSegment segment)
    {
        var line = source.Bytes[..segment.Start].LastIndexOf((byte)'\n') + 1;
        var isFirst = line <= node.Extent.Start && node.Extent.Indentation > 0;
        return !isFirst && source.Bytes[line..segment.Start].Trim(" |"u8).IsEmpty && segment.Start - line < node.Extent.Indentation;
    }

    private bool IsEndMark(HidSegment segment) =>
        source.Bytes[segment.Start] == (byte)'-' && segment.Start > 0 && source.Bytes[segment.Start - 1] == (byte)'\n';

    private bool IsBlank(HidSegment segment) => source.Bytes.Slice(segment.Start, segment.Length).Trim((byte)' ').IsEmpty;

    private void Add(NodeProblemKind kind, int offset, string message) =>
        problems.Add(source.Problem(kind, Math.Min(offset, source.Bytes.Length - 1), message));
}
