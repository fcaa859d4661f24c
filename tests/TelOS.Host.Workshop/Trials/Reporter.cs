using System.Globalization;
using TelOS.Runtime;

namespace Telos.Trials;

/// <summary>Both sides of a report: who writes it, and who reads it as a ROM.</summary>
internal static class Reporter
{
    private const int Last = 5;

    /// <summary>Reports, each time more.</summary>
    public static int Run(Env env, TextWriter log)
    {
        using var report = new Report(env, "state");
        for (var number = 1; number <= Last; number++)
        {
            var lines = number * 100;
            report.Submit("state", node =>
            {
                node.Attribute("number", (ulong)lines);
                for (var line = 0; line < lines; line++)
                {
                    node.Node("line", content => content.Attribute("text", line.ToString(CultureInfo.InvariantCulture)));
                }
            });
        }

        log.WriteLine("reported");
        env.ParentGone.Wait();
        return 0;
    }

    /// <summary>Reads until the last report is there, whole.</summary>
    public static int Read(Env env, TextWriter log)
    {
        using var done = new ManualResetEventSlim();
        using var state = new WatchedRom(env, "state", node =>
        {
            var number = node.GetInt32("number");
            if (node.Children.Count != number)
            {
                log.WriteLine($"FAILED report {number} has {node.Children.Count} lines");
            }

            if (number == Last * 100)
            {
                done.Set();
            }
        });
        done.Wait();
        log.WriteLine("read the last report");
        return 0;
    }
}
