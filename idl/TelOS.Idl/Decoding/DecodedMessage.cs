namespace TelOS.Idl.Decoding;

/// <summary>A request or reply by its contract.</summary>
/// <param name="Items">Its values, as far as they could be read.</param>
/// <param name="Problem">Why the rest could not be read, in one sentence; null when everything was.</param>
/// <param name="Exception">The declared exception or the failure that the reply's code stands for; null when it is none.</param>
/// <param name="IsError">Whether the function failed: by a value of its error type, or by <paramref name="Exception"/>.</param>
/// <param name="Rest">Bytes behind what the contract says, which receivers may ignore.</param>
public sealed record DecodedMessage(IReadOnlyList<DecodedItem> Items, string? Problem, string? Exception, bool IsError, int Rest);
