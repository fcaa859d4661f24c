using System.Globalization;

namespace TelOS.Idl.Generator.Tests;

/// <summary>Seeds of random tests: <c>TIDL_SEED</c>, or one from the clock. Tests print theirs.</summary>
internal static class Seed
{
    /// <summary>A random number generator whose seed the test's output names.</summary>
    public static Random Start()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("TIDL_SEED"), CultureInfo.InvariantCulture, out int given)
            ? given
            : Environment.TickCount & int.MaxValue;
        TestContext.Current.TestOutputHelper?.WriteLine($"TIDL_SEED={seed}");
        return new Random(seed);
    }
}
