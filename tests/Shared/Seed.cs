using System.Globalization;

namespace TelOS.Testing;

/// <summary>Seeds of random tests: another one each run, named in the test's output, and repeatable by <c>TIDL_SEED</c>.</summary>
internal static class Seed
{
    /// <summary>A seed.</summary>
    public static int Next()
    {
        string? given = Environment.GetEnvironmentVariable("TIDL_SEED");
        int seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        Xunit.TestContext.Current.TestOutputHelper?.WriteLine($"TIDL_SEED={seed.ToString(CultureInfo.InvariantCulture)}");
        return seed;
    }

    /// <summary>A generator with a seed.</summary>
    public static Random Start() => new(Next());
}
