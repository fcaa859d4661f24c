namespace TelOS.Benchmarks;

/// <summary>A way to get one figure.</summary>
/// <param name="Id">The figure's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">The value it should not exceed.</param>
/// <param name="Description">What is measured, and after which warm-up.</param>
/// <param name="Measure">Measures it.</param>
internal sealed record Benchmark(string Id, string Unit, double Target, string Description, Func<double> Measure)
{
    /// <summary>Measures, and gives the figure.</summary>
    public Figure Run() => new(Id, Measure(), Unit, Target);
}
