using System.Collections.Concurrent;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>A core, and everything that was said on it.</summary>
internal sealed class TestCore : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();

    public TestCore(string? modules = null, GenodeRelease release = GenodeRelease.Sculpt2604) =>
        Core = new LinuxCore(new CoreOptions { Log = _lines.Enqueue, ModuleFolder = modules, Release = release });

    /// <summary>The core.</summary>
    public LinuxCore Core { get; }

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Waits until something is so.</summary>
    public void WaitUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, s_patience), string.Join(Environment.NewLine, _lines));

    /// <summary>Waits until somebody has said a line.</summary>
    public void WaitFor(string line) => WaitUntil(() => _lines.Any(said => said.Contains(line, StringComparison.Ordinal)));

    public void Dispose() => Core.Dispose();
}
