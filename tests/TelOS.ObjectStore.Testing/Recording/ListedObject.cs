namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>An entry of a listing.</summary>
/// <param name="Id">The object's identity.</param>
/// <param name="Version">The version that wrote it, as the store said.</param>
public readonly record struct ListedObject(ulong Id, ulong Version);
