namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>An object was deleted.</summary>
/// <param name="Id">Its identity.</param>
public sealed record ObjectDelete(ulong Id) : HistoryOperation;
