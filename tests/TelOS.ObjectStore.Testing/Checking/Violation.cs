namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>One violation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Transactions">The names of the transactions that it involves.</param>
/// <param name="Text">What happened, in a sentence.</param>
public sealed record Violation(ViolationKind Kind, IReadOnlyList<string> Transactions, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Text}";
}
