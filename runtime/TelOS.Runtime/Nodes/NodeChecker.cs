using System.Text;

namespace TelOS.Runtime;

/// <summary>Looks in a node that was read for what Genode's reader ignores or takes otherwise than it looks.</summary>
internal static class NodeChecker
{
    /// <summary>The problems, by place.</summary>
    /// <param name="node">The node.</param>
    /// <param name="text">All of the text that it was read from.</param>
    public static IReadOnlyList<NodeProblem> Check(Node node, ReadOnlySpan<byte> text)
    {
        var problems = new List<NodeProblem>();
        var end = node.Source.Bytes.Length;
        if (node.Format == NodeFormat.Hid && end < text.Length && text[end] is not ((byte)'\n' or (byte)'\r' or 0))
        {
            problems.Add(node.Source.Problem(NodeProblemKind.IgnoredText, end - 1, "A line that begins with '-' ends the top node: what stands from here on is ignored."));
        }

        CheckTree(node, problems);
        return [.. problems.OrderBy(static problem => (problem.Line, problem.Column))];
    }

    private static void CheckTree(Node node, List<NodeProblem> problems)
    {
        if (IsCut(node.Type))
        {
            problems.Add(node.Problem(NodeProblemKind.InvalidName, $"A type longer than {HidText.MaxNameLength} bytes is cut by Genode."));
        }

        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in node.Attributes)
        {
            if (!tags.Add(attribute.Tag))
            {
                problems.Add(attribute.Problem(
                    NodeProblemKind.DuplicateAttribute, $"The node '{node.Type}' has the attribute '{attribute.Tag}' already; the first one counts."));
            }

            if (IsCut(attribute.Tag))
            {
                problems.Add(attribute.Problem(NodeProblemKind.InvalidName, $"A name longer than {HidText.MaxNameLength} bytes is cut by Genode."));
            }

            if (node.Format == NodeFormat.Xml && attribute.Value.Contains('&', StringComparison.Ordinal))
            {
                problems.Add(attribute.Problem(NodeProblemKind.AlteredValue, $"Genode decodes no entities in values: '{attribute.Tag}' is taken as it is written."));
            }
        }

        if (node.Format == NodeFormat.Hid)
        {
            new HidChecker(node.Source, node, problems).Check();
        }

        foreach (var child in node.Children)
        {
            CheckTree(child, problems);
        }
    }

    private static bool IsCut(string name) => Encoding.UTF8.GetByteCount(name) > HidText.MaxNameLength;
}
