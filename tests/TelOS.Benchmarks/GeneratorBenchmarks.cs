using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelOS.Benchmarks;

/// <summary>What the generator costs in an editor and in a build.</summary>
internal static class GeneratorBenchmarks
{
    /// <summary>The argument that makes this program the fresh process of the cold figure.</summary>
    public const string ColdArgument = "--cold-process";

    private const int ColdProcesses = 5;
    private const int EditCount = 1000;

    /// <summary>Long enough for the just-in-time compiler to have compiled everything that is hot again.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>The figures.</summary>
    public static IEnumerable<Benchmark> All { get; } =
    [
        new("generator.csharp_edit_ms", "ms", 0.2,
            "median of 1000 runs of the generator after an edit of C#, 10 contracts of 30 methods; warm-up: edits for 5 s",
            () => Samples.Percentile(MeasureEdits((project, i) => project.EditCSharp(i)), 0.5)),
        new("generator.contract_edit_p99_ms", "ms", 10,
            "99th percentile of 1000 runs after an edit of one of 10 contracts of 30 methods; warm-up: edits for 5 s",
            () => Samples.Percentile(MeasureEdits((project, i) => project.EditContract(i)), 0.99)),
        new("generator.cold_ms", "ms", 300,
            "first run over 10 contracts of 30 methods in a fresh process, median of 5 processes; warm-up: Roslyn alone, with a generator that does nothing",
            MeasureColdProcesses),
    ];

    /// <summary>Measures the first run in this process, in milliseconds.</summary>
    public static double MeasureCold()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("warm", [CSharpSyntaxTree.ParseText("class Program { }")]);
        CSharpGeneratorDriver.Create([new IdleGenerator().AsSourceGenerator()], [new MemoryText("/warm.txt", "warm")], optionsProvider: new ContractOptions())
            .RunGenerators(compilation);
        long start = Stopwatch.GetTimestamp();
        GeneratorProject project = new();
        project.Run();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        project.Check();
        return elapsed;
    }

    private static double[] MeasureEdits(Action<GeneratorProject, int> edit)
    {
        GeneratorProject project = new();
        project.Run();
        double[] times = Samples.Take(
            WarmUp,
            EditCount,
            i =>
            {
                edit(project, i);
                return project;
            },
            static p => p.Run());
        project.Check();
        return times;
    }

    private static double MeasureColdProcesses()
    {
        double[] times = [.. Enumerable.Range(0, ColdProcesses).Select(_ => StartCold()).Order()];
        return Samples.Percentile(times, 0.5);
    }

    private static double StartCold()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ColdArgument) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The fresh process ended with {process.ExitCode}.");
    }
}
