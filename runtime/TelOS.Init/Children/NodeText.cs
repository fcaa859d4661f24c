using System.Text;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Nodes of a configuration as ROM modules.</summary>
internal static class NodeText
{
    /// <summary>A node with all that is in it.</summary>
    /// <exception cref="ArgumentException">HID cannot express it.</exception>
    public static byte[] Write(Node node) => Encoding.UTF8.GetBytes(NodeWriter.Write(node.Type, writer => writer.CopyAttributes(node).CopyContent(node)));
}
