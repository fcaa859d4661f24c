using System.Text;
using TelOS.Runtime;

namespace TelOS.Init.Tests;

/// <summary>Reports on the state in a form in which equal things are equal.</summary>
internal static class StateText
{
    private static readonly string[] s_varying = ["quota", "used", "avail"];
    private static readonly string[] s_ownServices = ["PD", "CPU", "LOG", "ROM"];

    /// <summary>A report without what varies from run to run, and what libraries and core decide.</summary>
    /// <param name="text">The report.</param>
    /// <param name="pattern">The expected report, whose `~` and `N` stand for anything; null when this is the expected one.</param>
    public static string Normalize(string text, string? pattern = null)
    {
        Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(text), out var node), text);
        Node? model = null;
        Assert.True(pattern is null || Node.TryParse(Encoding.UTF8.GetBytes(pattern), out model), pattern);
        var lines = new StringBuilder();
        Write(lines, node, model, "");
        return lines.ToString();
    }

    private static void Write(StringBuilder lines, Node node, Node? model, string indentation)
    {
        lines.Append(indentation).Append(node.Type);
        foreach (var attribute in node.Attributes.OrderBy(static attribute => attribute.Tag, StringComparer.Ordinal))
        {
            lines.Append(" | ").Append(attribute.Tag).Append(": ").Append(Value(node, model, attribute.Tag, attribute.Value));
        }

        lines.Append('\n');
        foreach (var line in node.Quoted)
        {
            lines.Append(indentation).Append("  : ").Append(Arguments(line)).Append('\n');
        }

        for (var i = 0; i < node.Children.Count; i++)
        {
            Write(lines, node.Children[i], model is not null && i < model.Children.Count ? model.Children[i] : null, indentation + "  ");
        }
    }

    private static string Value(Node node, Node? model, string tag, string value)
    {
        var isVarying = value is "~" or "N"
            || model?[tag] is "~" or "N"
            || (node.Type is "ram" or "caps" && s_varying.Contains(tag, StringComparer.Ordinal))
            || (IsOwnSession(node) && tag is "ram" or "caps");
        return isVarying ? "~" : value;
    }

    // What these cost is a matter of core and of the client's libraries.
    private static bool IsOwnSession(Node node) =>
        node.Type == "session" && s_ownServices.Contains(node.Name, StringComparer.Ordinal);

    private static string Arguments(string line)
    {
        var keys = ArgumentText.Remove(line, "").Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Where(static argument => !argument.StartsWith("ram_quota=", StringComparison.Ordinal)
                && !argument.StartsWith("cap_quota=", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return string.Join("; ", keys);
    }
}
