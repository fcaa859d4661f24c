namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>An object was stored.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Tag">A number in the content that no other write of the history has, and that is not 0.</param>
/// <param name="Size">Bytes of the content.</param>
public sealed record ObjectWrite(ulong Id, ulong Tag, ulong Size) : HistoryOperation;
