using System.Collections.Concurrent;
using System.Reflection;

namespace TelOS.Host.Tests;

/// <summary>A host, and everything that was said on it.</summary>
internal sealed class TestHost : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _said = new(0);

    public TestHost() => Host = new ComponentHost(line =>
    {
        _lines.Enqueue(line);
        _said.Release();
    });

    /// <summary>The host.</summary>
    public ComponentHost Host { get; }

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The program with the roles that the tests need.</summary>
    public static string Workshop { get; } = Path.GetFullPath(Path.Combine(
        typeof(TestHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "WorkshopFolder").Value!,
        "workshop"));

    /// <summary>Starts a role of the program.</summary>
    public Component Start(string name, string role, params string[] provides) => Host.Start(new ComponentOptions
    {
        Name = name,
        Program = Workshop,
        Arguments = [role],
        Provides = provides,
    });

    /// <summary>Waits until somebody has said a line.</summary>
    public async Task WaitForAsync(string line)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            while (!_lines.Any(said => said.Contains(line, StringComparison.Ordinal)))
            {
                await _said.WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Nobody said '{line}':{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
        }
    }

    /// <summary>Waits until a component has ended.</summary>
    public async Task<ComponentExit> WaitForExitAsync(Component component)
    {
        try
        {
            return await component.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{component.Name} does not end:{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
        }
    }

    public void Dispose()
    {
        Host.Dispose();
        _said.Dispose();
    }
}
