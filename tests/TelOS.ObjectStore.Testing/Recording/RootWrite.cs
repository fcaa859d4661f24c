namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>A root was bound or unbound.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The object that it is bound to; 0 to unbind it.</param>
public sealed record RootWrite(string Name, ulong Id) : HistoryOperation;
