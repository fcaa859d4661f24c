namespace TelOS.Init;

/// <summary>Which child serves which clients of the parent.</summary>
/// <param name="Selector">The labels that it is about, or null for those that no other policy is about.</param>
/// <param name="Child">The child's name, or null when nobody serves them.</param>
/// <param name="Label">What the child sees as the label, or null for what the parent says.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record OfferPolicy(LabelSelector? Selector, string? Child, string? Label, int Line);
