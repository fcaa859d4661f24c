using System.Globalization;

namespace TelOS.Persistence.Tests;

/// <summary>Seeds of random tests: another one each run, printed, and repeatable by <c>TIDL_SEED</c>.</summary>
internal static class Seed
{
    /// <summary>A generator with a seed that the test's output names.</summary>
    public static Random Start()
    {
        string? given = Environment.GetEnvironmentVariable("TIDL_SEED");
        int seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"TIDL_SEED={seed.ToString(CultureInfo.InvariantCulture)}");
        return new Random(seed);
    }
}
