using System.Globalization;
using TelOS.Host;

namespace TelOS.Benchmarks;

/// <summary>Two components in processes of their own, one that serves and one that measures calls to it.</summary>
internal static class ComponentPair
{
    private const ulong Ram = 256 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What a role of the client found.</summary>
    /// <param name="role">The role.</param>
    /// <param name="processors">1 when both share one, 2 when each has its own.</param>
    /// <param name="size">Bytes of content.</param>
    /// <exception cref="InvalidOperationException">It found nothing.</exception>
    public static double Measure(string role, int processors, int size = 0)
    {
        double result = double.NaN;
        List<string> lines = [];
        using ComponentHost host = new(line =>
        {
            lines.Add(line);
            const string Mark = "result ";
            int at = line.IndexOf(Mark, StringComparison.Ordinal);
            if (at >= 0)
            {
                result = double.Parse(line.AsSpan(at + Mark.Length), CultureInfo.InvariantCulture);
            }
        });
        string program = Path.Combine(NativeTool.Root, "tests/TelOS.Benchmarks.Component/bin/Release/net10.0/rounds");
        host.Start(new ComponentOptions
        {
            Name = "server",
            Program = program,
            Arguments = ["server", Text(processors - 1)],
            Provides = ["Bench_rounds"],
            Config = "config\n+ default-policy\n-\n",
            Ram = Ram,
        });
        Component client = host.Start(new ComponentOptions
        {
            Name = "client",
            Program = program,
            Arguments = [role, "0", Text(size)],
            Ram = Ram,
        });
        bool isOver = client.Exited.Wait(s_patience);
        return isOver && !double.IsNaN(result)
            ? result
            : throw new InvalidOperationException($"The component {role} found nothing: {string.Join(" / ", lines)}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
