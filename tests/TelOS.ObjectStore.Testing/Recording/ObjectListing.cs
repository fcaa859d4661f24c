namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>Objects were listed: all that meet the conditions were seen, and no others.</summary>
/// <param name="After">Identities above this one.</param>
/// <param name="Through">Identities up to this one: the last entry when there were more, otherwise the largest number.</param>
/// <param name="MinimumSize">Objects of at least so many bytes.</param>
/// <param name="ChangedAfter">Objects that a later version wrote.</param>
/// <param name="Seen">What was listed.</param>
public sealed record ObjectListing(ulong After, ulong Through, ulong MinimumSize, ulong ChangedAfter, IReadOnlyList<ListedObject> Seen) : HistoryOperation;
