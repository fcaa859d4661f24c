using System.Diagnostics;

namespace TelOS.Benchmarks;

/// <summary>Times of repeated work, in milliseconds.</summary>
internal static class Samples
{
    /// <summary>Runs <paramref name="work"/> and gives the sorted times of the runs behind the warm-up. What <paramref name="prepare"/>
    /// does before each run is not measured.</summary>
    public static double[] Take<T>(TimeSpan warmUp, int count, Func<int, T> prepare, Action<T> work)
    {
        int number = 0;
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < warmUp;)
        {
            work(prepare(number++));
        }
        double[] times = new double[count];
        for (int i = 0; i < count; i++)
        {
            T input = prepare(number++);
            long start = Stopwatch.GetTimestamp();
            work(input);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times;
    }

    /// <summary>The time that a share of the sorted times does not exceed.</summary>
    public static double Percentile(double[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)];
}
