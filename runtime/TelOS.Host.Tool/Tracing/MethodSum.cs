namespace TelOS.Host.Tool;

/// <summary>All calls of a method.</summary>
/// <param name="Name">The service and the method.</param>
/// <param name="Calls">How many there were.</param>
/// <param name="Failed">How many had no result.</param>
/// <param name="Total">What the answered ones took together.</param>
/// <param name="Mean">What an answered one took.</param>
/// <param name="Slowest99">What 99 of 100 answered ones did not exceed.</param>
internal sealed record MethodSum(string Name, int Calls, int Failed, TimeSpan Total, TimeSpan Mean, TimeSpan Slowest99);
