namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>An object was read, or asked for.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Version">The version that wrote it, as the store said; null when there was no such object.</param>
/// <param name="Tag">The number in its content; 0 when the content was not read.</param>
public sealed record ObjectRead(ulong Id, ulong? Version, ulong Tag = 0) : HistoryOperation;
