namespace TelOS.Init;

/// <summary>Labels of sessions: elements separated by ` -> `, the last one the client's own.</summary>
internal static class SessionLabel
{
    private const string Separator = " -> ";

    /// <summary>The label with another element before it.</summary>
    public static string Prefixed(string name, string label) => $"{name}{Separator}{label}";

    /// <summary>The label as the value of an attribute, which has no spaces around it. A label whose last element is empty ends in one; the
    /// whole of it stands in the session's arguments.</summary>
    public static string Attribute(string label) => label.Trim(' ');

    /// <summary>What stands behind the last separator.</summary>
    public static string LastElement(string label)
    {
        var separator = label.LastIndexOf(Separator, StringComparison.Ordinal);
        return separator < 0 ? label : label[(separator + Separator.Length)..];
    }

    /// <summary>What stands before the last separator; nothing when there is none.</summary>
    public static string Identity(string label)
    {
        var separator = label.LastIndexOf(Separator, StringComparison.Ordinal);
        return separator < 0 ? "" : label[..separator];
    }

    /// <summary>The label without a child's name, or null when it does not start with that.</summary>
    public static string? Scoped(string label, string child) =>
        label.Length >= child.Length + Separator.Length
        && label.StartsWith(child, StringComparison.Ordinal)
        && label.AsSpan(child.Length).StartsWith(Separator, StringComparison.Ordinal)
            ? label[(child.Length + Separator.Length)..]
            : null;
}
