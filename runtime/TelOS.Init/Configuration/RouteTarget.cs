namespace TelOS.Init;

/// <summary>One of the servers that a rule names, and what it sees as the session's label.</summary>
/// <param name="Kind">Who it is.</param>
/// <param name="Child">The child's name or alias, for <see cref="TargetKind.Child"/>.</param>
/// <param name="Label">The whole label that it sees, or null.</param>
/// <param name="Identity">What it sees before the label's last element, or null for what is there.</param>
/// <param name="Resource">What it sees as the label's last element, or null for what is there.</param>
/// <param name="PrependResource">What it sees before the last element, as plain text.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record RouteTarget(
    TargetKind Kind, string Child, string? Label, string? Identity, string? Resource, string PrependResource, int Line)
{
    /// <summary>What the server sees of a label.</summary>
    /// <param name="label">The label with the child's name.</param>
    public string Rewrite(string label)
    {
        if (Label is not null)
        {
            return Label;
        }

        var identity = Identity ?? SessionLabel.Identity(label);
        var resource = PrependResource + (Resource ?? SessionLabel.LastElement(label));
        return identity.Length == 0 ? resource : SessionLabel.Prefixed(identity, resource);
    }
}
