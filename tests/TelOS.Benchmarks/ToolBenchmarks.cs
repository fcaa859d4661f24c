using System.Globalization;

namespace TelOS.Benchmarks;

/// <summary>What the command line costs in a build.</summary>
internal static class ToolBenchmarks
{
    private const int Runs = 11;
    private const int ScalingRuns = 5;
    private const int Few = 100;
    private const int Many = 1000;
    private const int Methods = 8;

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("tidl.all_contracts_ms", "ms", 100, string.Create(
                CultureInfo.InvariantCulture,
                $"native tidl, all contracts of the repository to C#, and to C++ where Genode has no header itself, in empty folders, median of {Runs} processes; warm-up: one process"),
            MeasureAll),
        new("tidl.scaling_1000_ratio", "ratio", 1.2, string.Create(
                CultureInfo.InvariantCulture,
                $"native tidl, time per contract of {Methods} methods at {Many} contracts over that at {Few}, C# and C++ in empty folders, medians of {ScalingRuns} processes; warm-up: one process each"),
            MeasureScaling),
    ];

    private static double MeasureAll() => Measure(Path.Combine(NativeTool.Root, "idl", "contracts"), Runs);

    private static double MeasureScaling()
    {
        double few = MeasureGenerated(Few) / Few;
        double many = MeasureGenerated(Many) / Many;
        return many / few;
    }

    private static double MeasureGenerated(int count)
    {
        string folder = Directory.CreateTempSubdirectory("tidl-bench-").FullName;
        try
        {
            for (int i = 0; i < count; i++)
            {
                File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"store{i}.tidl")), ContractText.Create(i, Methods));
            }
            return Measure(folder, ScalingRuns);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The median time of builds into empty folders, in milliseconds, after one that warms the caches of the system.</summary>
    private static double Measure(string contracts, int runs)
    {
        double[] times = new double[runs];
        for (int i = -1; i < runs; i++)
        {
            string output = Directory.CreateTempSubdirectory("tidl-bench-").FullName;
            try
            {
                double elapsed = NativeTool.Time("build", contracts, "--csharp", Path.Combine(output, "cs"), "--cpp", Path.Combine(output, "cpp"));
                if (i >= 0)
                {
                    times[i] = elapsed;
                }
            }
            finally
            {
                Directory.Delete(output, recursive: true);
            }
        }
        Array.Sort(times);
        return Samples.Percentile(times, 0.5);
    }
}
