using System.Text;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>What a parent makes of its child's session arguments: the child's name goes before the label.</summary>
internal static class ServerArguments
{
    private static readonly string[] s_rewritten = ["label", "ram_quota", "cap_quota"];

    /// <summary>The label that a server sees.</summary>
    public static string Label(string client, SessionArguments request) => $"{client} -> {request.Label}";

    /// <summary>The argument string that a server sees, quotas first, the label last, as Genode's `init` orders them.</summary>
    /// <returns>Null when it would be too long, or has what a configuration cannot express.</returns>
    public static string? Make(string client, SessionArguments request)
    {
        var label = Label(client, request);
        if (!IsPlain(request.Text) || label.Contains('|', StringComparison.Ordinal) || label.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var builder = new SessionArgumentsBuilder();
        foreach (var argument in Split(request.Text))
        {
            if (!s_rewritten.Contains(KeyOf(argument), StringComparer.Ordinal))
            {
                builder.AddAll(argument);
            }
        }

        var text = builder
            .Add("cap_quota", request.CapQuota)
            .Add("ram_quota", request.RamQuota)
            .Add("label", label)
            .ToString();
        return Encoding.UTF8.GetByteCount(text) <= SessionArguments.MaxLength ? text : null;
    }

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', char.MaxValue) < 0;

    private static string KeyOf(string argument)
    {
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? "" : argument[..end].Trim();
    }

    // At commas that are not inside quotes.
    private static List<string> Split(string text)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && !isQuoted))
            {
                arguments.Add(current.ToString().Trim());
                current.Clear();
                continue;
            }

            isQuoted ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
            current.Append(text[i]);
        }

        arguments.RemoveAll(static argument => argument.Length == 0);
        return arguments;
    }
}
