namespace TelOS.Host;

/// <summary>Who wants to see the calls of a system.</summary>
/// <param name="Contracts">What the calls mean.</param>
/// <param name="Record">Takes each call when it is over, on any thread, one at a time. It must not wait for a component.</param>
public sealed record CallTracing(ICallContracts Contracts, Action<TracedCall> Record);
