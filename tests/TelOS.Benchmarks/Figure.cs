namespace TelOS.Benchmarks;

/// <summary>Something that was measured.</summary>
/// <param name="Id">Its name, <c>part.what_unit</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Target">The value it should not exceed.</param>
internal sealed record Figure(string Id, double Value, string Unit, double Target);
