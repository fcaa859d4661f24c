using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests;

/// <summary>Repeats a random step as long as its share of the time lasts. Each step has a seed of its own, which a failure shows:
/// <c>TIDL_SEED</c> makes it the first step of the next run.</summary>
internal static class FuzzLoop
{
    private const double DefaultSeconds = 120;

    private static readonly Lazy<TimeSpan> s_share = new(Share);

    /// <summary>Runs steps, at least one.</summary>
    /// <param name="step">What to repeat, with its randomness.</param>
    public static void Run(Action<Random> step) => RunAsync(random =>
    {
        step(random);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Runs steps, at least one.</summary>
    /// <param name="step">What to repeat, with its randomness.</param>
    public static async Task RunAsync(Func<Random, Task> step)
    {
        string? given = Environment.GetEnvironmentVariable("TIDL_SEED");
        int seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        ITestOutputHelper? output = TestContext.Current.TestOutputHelper;
        output?.WriteLine($"TIDL_SEED={seed}");
        Random seeds = new(seed);
        Stopwatch watch = new();
        long steps = 0;
        do
        {
            try
            {
                await step(new Random(seed));
            }
            catch (Exception e)
            {
                string text = $"TIDL_SEED={seed} repeats this: {e.Message}";
                output?.WriteLine(text);
                throw new InvalidOperationException(text, e);
            }

            // The first step prepares what all of them share.
            watch.Start();
            seed = seeds.Next();
            steps++;
        }
        while (watch.Elapsed < s_share.Value && !TestContext.Current.CancellationToken.IsCancellationRequested);

        output?.WriteLine($"{steps} steps in {watch.Elapsed.TotalSeconds:F1} s");
    }

    /// <summary>All tests that begin with <c>Fuzz_</c> get the same part of <c>TIDL_FUZZ_SECONDS</c>.</summary>
    private static TimeSpan Share()
    {
        string? given = Environment.GetEnvironmentVariable("TIDL_FUZZ_SECONDS");
        double seconds = string.IsNullOrEmpty(given) ? DefaultSeconds : double.Parse(given, CultureInfo.InvariantCulture);
        int tests = Assembly.GetExecutingAssembly().GetTypes()
            .Sum(type => type.GetMethods().Count(method => method.Name.StartsWith("Fuzz_", StringComparison.Ordinal)));
        return TimeSpan.FromSeconds(seconds / tests);
    }
}
