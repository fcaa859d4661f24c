namespace TelOS.Storage.Sqlite;

/// <summary>How far the recovery of an image is that was not closed in order.</summary>
/// <param name="Transactions">Transactions of the log that are put into the database.</param>
/// <param name="PagesDone">Pages that are written.</param>
/// <param name="Pages">Pages to write in all.</param>
public readonly record struct RecoveryProgress(long Transactions, long PagesDone, long Pages);
