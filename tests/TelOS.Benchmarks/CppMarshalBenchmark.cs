using System.Diagnostics;
using System.Globalization;
using Bench.Calls;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>What marshalling costs in C#, compared with Genode's C++ templates: the same calls with the same bytes, client and server on one
/// thread, every message copied once each way.</summary>
internal static class CppMarshalBenchmark
{
    // As in Cpp/main.cc.
    private const int WarmUpRounds = 50_000;
    private const int Batches = 200;
    private const int Rounds = 2_000;

    /// <summary>The figure.</summary>
    public static Benchmark Ratio { get; } = new("marshal.csharp_to_cpp_ratio", "ratio", 1.5, string.Create(
        CultureInfo.InvariantCulture,
        $"time of a call without transport in C#, divided by that of Genode's templates on the stand-in (g++ -O2); each the shortest of {Batches} batches of {Rounds * CallRounds.CallsPerRound} calls; warm-up {WarmUpRounds * CallRounds.CallsPerRound} calls and 2 s"),
        Measure);

    private static double Measure()
    {
        CppProgram program = BuildAsync().GetAwaiter().GetResult();
        // One on each side of the other, so that a change of the machine's pace shows in both.
        double before = MeasureCpp(program);
        double csharp = MeasureCSharp();
        double after = MeasureCpp(program);
        return csharp / Math.Min(before, after);
    }

    private static async Task<CppProgram> BuildAsync()
    {
        string folder = Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Benchmarks", "Cpp");
        List<CppSource> sources = [];
        foreach (string name in (string[])["main.cc", "transport.cc"])
        {
            sources.Add(new CppSource(name, await File.ReadAllTextAsync(Path.Combine(folder, name)), folder));
        }
        // The transport takes the place of the stand-in's own.
        return await CppProgram.BuildAsync(CppCompiler.Gcc, sources, "-O2", "-Wl,--allow-multiple-definition");
    }

    private static double MeasureCpp(CppProgram program)
    {
        CommandResult result = program.RunAsync().GetAwaiter().GetResult();
        return result.ExitCode == 0
            ? double.Parse(result.Output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("A call in C++ gave a wrong answer.");
    }

    private static double MeasureCSharp()
    {
        using CallsClient client = new(new Capability<ICalls>(new DirectCapability(new CallsServer())));
        byte[] data = new byte[100];
        // Until the compiler has done its last step, which it does in the background.
        Stopwatch warmUp = Stopwatch.StartNew();
        do
        {
            CallRounds.Call(client, data, WarmUpRounds);
        }
        while (warmUp.Elapsed < TimeSpan.FromSeconds(2));

        double shortest = double.MaxValue;
        for (int batch = 0; batch < Batches; batch++)
        {
            long start = Stopwatch.GetTimestamp();
            CallRounds.Call(client, data, Rounds);
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }
        return shortest / (Rounds * CallRounds.CallsPerRound);
    }
}
