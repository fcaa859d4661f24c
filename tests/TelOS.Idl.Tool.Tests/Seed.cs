using System.Globalization;

namespace TelOS.Idl.Tool.Tests;

/// <summary>Seeds of random tests: <c>TIDL_SEED</c>, or one from the clock. Failures name theirs.</summary>
internal static class Seed
{
    public static int Next() =>
        int.TryParse(Environment.GetEnvironmentVariable("TIDL_SEED"), CultureInfo.InvariantCulture, out int seed)
            ? seed
            : Environment.TickCount & int.MaxValue;
}
