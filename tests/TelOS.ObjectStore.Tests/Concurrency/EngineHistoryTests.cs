using System.Collections.Concurrent;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Testing.Checking;
using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>Threads that use the engine at the same time, and the history of what they saw.</summary>
public sealed class EngineHistoryTests
{
    [Theory]
    [InlineData(64 << 20)]
    [InlineData(4096)]
    public void Transactions_of_many_threads_are_serializable(long cacheBytes)
    {
        const int Threads = 12;
        const int Transactions = 250;
        Random random = Seed.Start();
        using MemoryBlockDevice device = OpenStore.Device(32);
        using Store store = OpenStore.On(device, new StoreOptions { CacheBytes = cacheBytes, CheckpointDelay = TimeSpan.FromMilliseconds(2) });
        ConcurrentQueue<HistoryTransaction> history = new();
        ConcurrentQueue<Exception> failures = new();
        RandomClient[] clients = [.. Enumerable.Range(1, Threads).Select(number => new RandomClient(new EngineClient(store), number, random.Next()))];
        Thread[] threads =
        [
            .. clients.Select(client => new Thread(() =>
            {
                try
                {
                    for (int i = 0; i < Transactions; i++)
                    {
                        client.RunAsync(history.Enqueue).AsTask().GetAwaiter().GetResult();
                    }
                }
                catch (Exception failure) when (failure is StoreException or InvalidDataException)
                {
                    failures.Enqueue(failure);
                }
            })),
        ];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Empty(failures);
        HistoryReport report = new HistoryChecker().Check([.. history]);
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.IsSerializable, report.ToString());
        Assert.True(report.Commits > Threads * 20, report.ToString());
        Assert.NotEqual(0, report.Conflicts);
        Assert.Equal((ulong)report.Commits, store.Version);

        // The clients delete what roots lead to, too.
        Assert.DoesNotContain(store.Check().Findings, static finding => !finding.StartsWith("The root", StringComparison.Ordinal));
    }
}
