namespace TelOS.ObjectStore.Engine.Data;

/// <summary>What is true of the store as a whole.</summary>
/// <param name="Version">The version of the newest commit.</param>
/// <param name="Objects">How many objects there are.</param>
/// <param name="Bytes">Bytes of their contents.</param>
internal readonly record struct StoreState(ulong Version, long Objects, long Bytes);
