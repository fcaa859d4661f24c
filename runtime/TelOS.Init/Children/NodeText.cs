using System.Text;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Nodes of a configuration as ROM modules.</summary>
internal static class NodeText
{
    /// <summary>The configuration of a child; an empty one, with a word about it, when HID cannot express it.</summary>
    /// <param name="config">The node.</param>
    /// <param name="child">The child's name.</param>
    /// <param name="log">Where the word goes.</param>
    public static byte[] Write(Node config, string child, InitLog log)
    {
        try
        {
            return Encoding.UTF8.GetBytes(NodeWriter.Write(config.Type, writer => writer.CopyAttributes(config).CopyContent(config)));
        }
        catch (ArgumentException error)
        {
            log.Error($"{child}: the configuration cannot be passed on: {error.Message}");
            return "config\n-\n"u8.ToArray();
        }
    }
}
