using System.Diagnostics;

namespace TelOS.Benchmarks;

/// <summary>Times of calls that follow each other, the same way for every peer.</summary>
internal static class Batches
{
    /// <summary>How it is measured, for descriptions.</summary>
    public const string Way = "median of 15 batches, warm-up 2 s each";

    private const int Count = 15;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    /// <summary>Nanoseconds of a call.</summary>
    public static double Measure(Action call, int calls)
    {
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < s_warmUp;)
        {
            call();
        }
        double[] times = new double[Count];
        for (int batch = 0; batch < Count; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
            {
                call();
            }
            times[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }
        Array.Sort(times);
        return times[Count / 2];
    }

    /// <summary>Nanoseconds of an asynchronous call.</summary>
    public static async Task<double> MeasureAsync(Func<ValueTask> call, int calls)
    {
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < s_warmUp;)
        {
            await call();
        }
        double[] times = new double[Count];
        for (int batch = 0; batch < Count; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls; i++)
            {
                await call();
            }
            times[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }
        Array.Sort(times);
        return times[Count / 2];
    }
}
