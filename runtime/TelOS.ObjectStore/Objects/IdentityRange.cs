namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>Identities that were reserved for a subtree.</summary>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one.</param>
/// <param name="Subtree">Whose they are.</param>
internal sealed record IdentityRange(ulong First, ulong Last, string Subtree);
