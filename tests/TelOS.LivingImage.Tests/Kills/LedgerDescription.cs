namespace TelOS.LivingImage.Tests;

/// <summary>What a ledger is told.</summary>
/// <param name="Name">Its name, and that of its root.</param>
/// <param name="Accounts">Objects that each transaction changes.</param>
/// <param name="Size">Bytes of each.</param>
internal sealed record LedgerDescription(string Name, int Accounts, int Size);
