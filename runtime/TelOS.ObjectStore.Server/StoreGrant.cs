namespace TelOS.ObjectStore.Server;

/// <summary>What a policy gives a client.</summary>
/// <param name="IsWriteable">Whether it may write, if it asks for it.</param>
/// <param name="Subtree">What it is confined to, such as <c>personas/one</c>; empty sees all.</param>
public sealed record StoreGrant(bool IsWriteable, string Subtree = "");
