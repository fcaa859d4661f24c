namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>What the check of a history found.</summary>
/// <param name="Transactions">Transactions that were recorded.</param>
/// <param name="Commits">Those of them that were committed and changed something.</param>
/// <param name="Conflicts">Those that were refused.</param>
/// <param name="Sightings">States of objects and roots, also absent ones, that they saw and that were checked.</param>
/// <param name="Violations">What is wrong, at most <see cref="HistoryChecker.MaxViolations"/>.</param>
public sealed record HistoryReport(int Transactions, int Commits, int Conflicts, long Sightings, IReadOnlyList<Violation> Violations)
{
    /// <summary>Whether the committed transactions are serializable in the order of their versions, and every transaction saw one snapshot that was not
    /// too old when it began.</summary>
    public bool IsSerializable => Violations.Count == 0;

    /// <summary>The figures, and a line for each violation.</summary>
    public override string ToString() => string.Join(
        '\n',
        [$"{Transactions} transactions, {Commits} commits, {Conflicts} conflicts, {Sightings} sightings: {(IsSerializable ? "" : "not ")}serializable", .. Violations]);
}
