using System.Globalization;
using TelOS.Host.Testing;

namespace TelOS.Benchmarks;

/// <summary>Two components in processes of their own, one that serves and one that measures calls to it.</summary>
internal static class ComponentPair
{
    private const ulong Ram = 256 << 20;

    private static readonly string s_program = Path.Combine(NativeTool.Root, "tests/TelOS.Benchmarks.Component/bin/Release/net10.0/rounds");

    /// <summary>What a role of the client found.</summary>
    /// <param name="role">The role.</param>
    /// <param name="processors">1 when both share one, 2 when each has its own.</param>
    /// <param name="size">Bytes of content.</param>
    /// <param name="program">The program; the one for the JIT compiler when null.</param>
    /// <exception cref="TimeoutException">It found nothing.</exception>
    public static double Measure(string role, int processors, int size = 0, string? program = null)
    {
        using ComposedSystem system = new();
        system.Start(
            Describe("server", "server", processors - 1, 0, program) with { Provides = ["Bench_rounds"] },
            Describe("client", role, 0, size, program));
        const string Mark = "result ";
        string line = system.WaitForAsync(Mark).GetAwaiter().GetResult();
        return double.Parse(line.AsSpan(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length), CultureInfo.InvariantCulture);
    }

    private static SystemChild Describe(string name, string role, int processor, int size, string? program) => new()
    {
        Name = name,
        Program = program ?? s_program,
        Ram = Ram,
        Config = config => config
            .Attribute("role", role)
            .Attribute("processor", (ulong)processor)
            .Attribute("size", (ulong)size)
            .Node("default-policy"),
    };
}
