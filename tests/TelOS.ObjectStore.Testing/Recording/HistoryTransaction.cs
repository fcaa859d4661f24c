using System.Text.Json.Serialization;

namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>A transaction as its client saw it.</summary>
/// <param name="Client">Who carried it out.</param>
/// <param name="Number">Its number among those of the client.</param>
/// <param name="Operations">What it did, in this order.</param>
public sealed record HistoryTransaction(string Client, int Number, IReadOnlyList<HistoryOperation> Operations)
{
    /// <summary>When the client asked for it, on a clock that all clients share; 0 is before everything.</summary>
    public long Begin { get; init; }

    /// <summary>When the client knew the outcome, on the same clock.</summary>
    public long End { get; init; }

    /// <summary>The version of the store that it was told to see; null if the store does not tell.</summary>
    public ulong? Snapshot { get; init; }

    /// <summary>How it ended.</summary>
    public HistoryOutcome Outcome { get; init; }

    /// <summary>The version that holds its changes, if it was committed and changed something.</summary>
    public ulong Version { get; init; }

    /// <summary>What reports call it.</summary>
    [JsonIgnore]
    public string Name => $"{Client}#{Number}";

    /// <summary>Whether it was committed and changed something.</summary>
    [JsonIgnore]
    public bool IsCommittedWriter =>
        Outcome == HistoryOutcome.Committed && Operations.Any(static operation => operation is ObjectWrite or ObjectDelete or RootWrite);
}
