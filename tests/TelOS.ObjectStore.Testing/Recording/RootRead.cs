namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>A root was looked up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The object that it was bound to; 0 when there was no such root.</param>
public sealed record RootRead(string Name, ulong Id) : HistoryOperation;
