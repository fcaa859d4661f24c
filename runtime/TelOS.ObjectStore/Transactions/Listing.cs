namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>A part of all identities that a transaction has looked through.</summary>
/// <param name="After">Behind which identity it begins.</param>
/// <param name="Last">With which one it ends.</param>
internal readonly record struct Listing(ulong After, ulong Last);
