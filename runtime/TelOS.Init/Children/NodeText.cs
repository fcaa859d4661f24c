using System.Text;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Nodes of a configuration as ROM modules.</summary>
internal static class NodeText
{
    /// <summary>A node with all that is in it.</summary>
    /// <exception cref="ArgumentException">HID cannot express it.</exception>
    public static byte[] Write(Node node) => Encoding.UTF8.GetBytes(NodeWriter.Write(node.Type, writer => WriteContent(writer, node)));

    private static void WriteContent(NodeWriter writer, Node node)
    {
        foreach (var attribute in node.Attributes)
        {
            writer.Attribute(attribute.Tag, attribute.Value);
        }

        foreach (var line in node.Quoted)
        {
            writer.Quoted(line);
        }

        foreach (var child in node.Children)
        {
            writer.Node(child.Type, inner => WriteContent(inner, child));
        }
    }
}
