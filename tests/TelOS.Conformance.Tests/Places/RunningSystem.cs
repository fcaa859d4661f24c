using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TelOS.Conformance.Tests;

/// <summary>A running system, and everything that was said on it.</summary>
internal abstract partial class RunningSystem : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What was said so far, each line with the label of who said it before it.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Whether nobody can say anything any more.</summary>
    protected virtual bool IsOver => false;

    /// <summary>Waits until somebody has said a line.</summary>
    public async Task WaitForAsync(string line, int times = 1)
    {
        var start = Stopwatch.GetTimestamp();
        while (_lines.Count(said => said == line) < times)
        {
            Assert.True(
                Stopwatch.GetElapsedTime(start) < s_patience && !IsOver,
                $"Nobody said '{line}':{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until children of init have found everything as it should be.</summary>
    public async Task SucceedAsync(params IReadOnlyList<string> children)
    {
        foreach (var child in children)
        {
            await WaitForAsync($"[init] child \"{child}\" exited with exit value 0");
        }

        // A role that is a thread dies by an exception, where a process just ends.
        Assert.DoesNotContain(_lines, static line =>
            line.Contains("FAILED", StringComparison.Ordinal)
            || (line.Contains("nhandled", StringComparison.Ordinal) && !line.EndsWith("The role dies.", StringComparison.Ordinal)));
    }

    /// <summary>Ends it.</summary>
    public abstract void Dispose();

    /// <summary>Somebody said something, in whatever colour: Genode's programs end each line with the default one.</summary>
    protected void Take(string line) => _lines.Enqueue(Colour().Replace(line, ""));

    [GeneratedRegex("\x1b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
