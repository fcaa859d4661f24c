using System.Text;

namespace TelOS.Host.Tool;

/// <summary>The picture in the language of Graphviz.</summary>
internal static class DotGraph
{
    /// <summary>Writes it.</summary>
    /// <param name="graph">What to draw.</param>
    /// <param name="title">What stands above.</param>
    public static string Write(SystemGraph graph, string title)
    {
        StringBuilder text = new();
        text.Append("digraph system {\n  rankdir=BT;\n  label=").Append(Quote(title)).Append(";\n  labelloc=t;\n");
        text.Append("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (var node in graph.Nodes)
        {
            var label = string.Join('\n', node.Lines.Prepend(node.Title));
            text.Append("  ").Append(Quote(node.Id)).Append(" [label=").Append(Quote(label)).Append(node.IsParent ? ", style=bold" : "").Append("];\n");
        }

        foreach (var edge in graph.Edges)
        {
            text.Append("  ").Append(Quote(edge.Client)).Append(" -> ").Append(Quote(edge.Server));
            text.Append(" [label=").Append(Quote(edge.Label)).Append(edge.IsExplicit ? "" : ", style=dashed").Append("];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
