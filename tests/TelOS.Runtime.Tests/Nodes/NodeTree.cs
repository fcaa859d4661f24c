using System.Text;
using System.Text.Json;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>Trees as one line of text, `type(tag=value, …)[sub nodes]{quoted/lines}`, to compare them.</summary>
internal static class NodeTree
{
    public static string Describe(Node node) =>
        $"{node.Type}({string.Join(", ", node.Attributes.Select(static a => $"{a.Tag}={a.Value}"))})"
        + $"[{string.Join(", ", node.Children.Select(Describe))}]{{{string.Join("/", node.Quoted)}}}";

    public static string Describe(JsonElement tree) =>
        $"{Text(tree.GetProperty("type"))}"
        + $"({string.Join(", ", tree.GetProperty("attributes").EnumerateArray().Select(static a => $"{Text(a[0])}={Text(a[1])}"))})"
        + $"[{string.Join(", ", tree.GetProperty("children").EnumerateArray().Select(Describe))}]"
        + $"{{{string.Join("/", tree.GetProperty("quoted").EnumerateArray().Select(Text))}}}";

    /// <summary>A text of a vector. What is no UTF-8 is given as bytes; C# has replacement characters for it.</summary>
    public static string Text(JsonElement text) => text.ValueKind == JsonValueKind.String
        ? text.GetString()!
        : Encoding.UTF8.GetString(Convert.FromHexString(text.GetProperty("hex").GetString()!));
}
