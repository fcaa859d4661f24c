using System.Diagnostics;
using TelOS.Host.Testing;

namespace TelOS.Benchmarks;

/// <summary>What it costs to start components, and what as many plain processes of the same program cost in the same run.</summary>
internal static class HostBenchmarks
{
    private const int Components = 100;
    private const int Runs = 3;
    // Not targets of the design, which has none.
    private const double StartTarget = 5000;
    private const double ProcessTarget = 4;

    private static readonly Lazy<(double Ours, double Plain)> s_times = new(MeasureBoth);

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("host.start_100_components_ms", "ms", StartTarget,
            "100 NativeAOT components in processes of their own, from the configuration until each has said a line, median of 3; warm-up: one",
            static () => s_times.Value.Ours),
        new("host.start_100_to_processes_ratio", "ratio", ProcessTarget,
            "the same over 100 processes of the same program without a host, started one after the other, until each has said a line",
            static () => s_times.Value.Ours / s_times.Value.Plain),
    ];

    private static (double Ours, double Plain) MeasureBoth()
    {
        _ = NativeComponent.Path;
        MeasureComponents();
        MeasureProcesses();
        double[] ours = new double[Runs];
        double[] plain = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            plain[run] = MeasureProcesses();
            ours[run] = MeasureComponents();
            Console.WriteLine(FormattableString.Invariant($"# {Components} components {ours[run]:0} ms; as many processes {plain[run]:0} ms"));
        }
        Array.Sort(ours);
        Array.Sort(plain);
        return (ours[Runs / 2], plain[Runs / 2]);
    }

    private static double MeasureComponents()
    {
        using ComposedSystem system = new();
        SystemChild[] children =
        [
            .. Enumerable.Range(0, Components).Select(static number => new SystemChild
            {
                Name = $"component{number}",
                Program = NativeComponent.Path,
                Ram = 8 << 20,
                Caps = 200,
                Config = static config => config.Attribute("role", "there"),
            }),
        ];
        long start = Stopwatch.GetTimestamp();
        system.Start(children);
        system.WaitUntilAsync(() => system.Lines.Count(static line => line.EndsWith("there", StringComparison.Ordinal)) == Components, "all components")
            .GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double MeasureProcesses()
    {
        ProcessStartInfo info = new(NativeComponent.Path, ["plain"]) { RedirectStandardOutput = true };
        List<Process> processes = [];
        long start = Stopwatch.GetTimestamp();
        try
        {
            for (int number = 0; number < Components; number++)
            {
                processes.Add(Process.Start(info)!);
            }
            foreach (Process process in processes)
            {
                if (process.StandardOutput.ReadLine() != "there")
                {
                    throw new InvalidOperationException("A process said nothing.");
                }
            }
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        finally
        {
            foreach (Process process in processes)
            {
                process.Kill();
                process.WaitForExit();
                process.Dispose();
            }
        }
    }
}
