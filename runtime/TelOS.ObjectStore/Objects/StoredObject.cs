namespace TelOS.ObjectStore.Engine;

/// <summary>An object in one of its versions.</summary>
/// <param name="Version">The store's version whose commit wrote it.</param>
/// <param name="Content">Its content, which nobody may change.</param>
public sealed record StoredObject(ulong Version, ReadOnlyMemory<byte> Content);
