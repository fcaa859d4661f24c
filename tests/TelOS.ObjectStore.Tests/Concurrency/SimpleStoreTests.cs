using System.Diagnostics;
using TelOS.ObjectStore.Testing.Checking;
using TelOS.ObjectStore.Testing.Recording;
using TelOS.ObjectStore.Testing.Workload;

namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>The checker on random histories of a store that is known to be right, or wrong in one way.</summary>
public sealed class SimpleStoreTests
{
    [Fact]
    public async Task A_store_that_is_right_is_always_accepted()
    {
        Random random = Seed.Start();
        for (int i = 0; i < 16; i++)
        {
            HistoryReport report = new HistoryChecker().Check(await RunAsync(Defect.None, random, i + 1, 1000));
            Assert.True(report.IsSerializable, report.ToString());
        }
    }

    [Fact]
    public async Task Many_transactions_are_checked()
    {
        IReadOnlyList<HistoryTransaction> history = await RunAsync(Defect.None, Seed.Start(), clients: 16, 100_000);
        long start = Stopwatch.GetTimestamp();
        HistoryReport report = new HistoryChecker().Check(history);
        TestContext.Current.TestOutputHelper?.WriteLine($"{report}, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");

        Assert.True(report.IsSerializable, report.ToString());
        Assert.InRange(report.Commits, 10_000, 100_000);
        Assert.InRange(report.Conflicts, 10_000, 100_000);
    }

    [Theory]
    [InlineData(Defect.NoReadValidation, ViolationKind.WriteSkew)]
    [InlineData(Defect.NoListingValidation, ViolationKind.Phantom)]
    [InlineData(Defect.NoValidation, ViolationKind.LostUpdate)]
    [InlineData(Defect.VisibleBeforeCommit, ViolationKind.DirtyRead)]
    [InlineData(Defect.ReadsNewest, ViolationKind.UnrepeatableRead)]
    [InlineData(Defect.OldSnapshot, ViolationKind.StaleRead)]
    [InlineData(Defect.DropsCommits, ViolationKind.LostCommit)]
    [InlineData(Defect.RepeatsVersions, ViolationKind.VersionUsedTwice)]
    public async Task A_store_that_is_wrong_is_caught(Defect defect, ViolationKind kind)
    {
        Random random = Seed.Start();
        for (int i = 0; i < 2; i++)
        {
            HistoryReport report = new HistoryChecker { MaxViolations = 1000 }.Check(await RunAsync(defect, random, clients: 8, 2500));
            Assert.Contains(report.Violations, violation => violation.Kind == kind);
        }
    }

    private static async Task<IReadOnlyList<HistoryTransaction>> RunAsync(Defect defect, Random random, int clients, int transactions)
    {
        Turnstile turnstile = new(random);
        SimpleStore store = new(turnstile, defect, random);
        List<HistoryTransaction> history = [];
        await turnstile.RunAsync(Enumerable.Range(1, clients).Select(number => (Func<Task>)(async () =>
        {
            RandomClient client = new(store, number, random.Next());
            while (history.Count < transactions)
            {
                await client.RunAsync(history.Add).ConfigureAwait(false);
            }
        })));
        return history;
    }
}
