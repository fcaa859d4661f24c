namespace TelOS.Init;

/// <summary>Which session labels a rule is about. Null is not looked at; all that are given must match.</summary>
/// <param name="Label">The whole label without the child's name.</param>
/// <param name="Prefix">The start of the label without the child's name, as plain text.</param>
/// <param name="Suffix">The end of the label without the child's name, as plain text.</param>
/// <param name="Last">The last element of the label.</param>
/// <param name="Unscoped">The whole label with the child's name; the others are not looked at when it is given.</param>
public sealed record LabelSelector(string? Label, string? Prefix, string? Suffix, string? Last, string? Unscoped)
{
    /// <summary>Any label.</summary>
    public static LabelSelector Any { get; } = new(null, null, null, null, null);

    /// <summary>Whether it is about a label.</summary>
    /// <param name="label">The label with the child's name.</param>
    /// <param name="child">The child's name.</param>
    public bool Matches(string label, string child)
    {
        if (Unscoped is not null)
        {
            return label == Unscoped;
        }

        if (Last is not null && SessionLabel.LastElement(label) != Last)
        {
            return false;
        }

        return (Label ?? Prefix ?? Suffix) is null
            || (SessionLabel.Scoped(label, child) is { } scoped && MatchesScoped(scoped));
    }

    /// <summary>Whether it is about a label, where there is no child's name to leave out.</summary>
    /// <param name="label">The label.</param>
    public bool MatchesScoped(string label) =>
        (Label is null || label == Label)
        && (Prefix is null || label.StartsWith(Prefix, StringComparison.Ordinal))
        && (Suffix is null || label.EndsWith(Suffix, StringComparison.Ordinal));
}
