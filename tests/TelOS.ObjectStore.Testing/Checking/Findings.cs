using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Violations that were found.</summary>
/// <param name="limit">How many are kept.</param>
internal sealed class Findings(int limit)
{
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public bool IsFull => _violations.Count >= limit;

    /// <summary>Adds one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">What the first transaction did.</param>
    /// <param name="transactions">Who takes part.</param>
    public void Add(ViolationKind kind, string text, params IEnumerable<HistoryTransaction> transactions)
    {
        if (!IsFull)
        {
            string[] names = [.. transactions.Select(static transaction => transaction.Name)];
            _violations.Add(new(kind, names, $"{string.Join(", ", names)}: {text}."));
        }
    }
}
