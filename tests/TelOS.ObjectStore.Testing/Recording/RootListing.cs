namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>All roots were listed.</summary>
/// <param name="Seen">What was listed.</param>
public sealed record RootListing(IReadOnlyList<RootRead> Seen) : HistoryOperation;
