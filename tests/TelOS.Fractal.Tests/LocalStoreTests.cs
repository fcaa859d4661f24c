using TelOS.Fractal.Local;
using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

/// <summary>The graph on an engine in the same process, and in a file.</summary>
public sealed class LocalStoreTests
{
    [Fact]
    public void What_one_image_commits_another_one_sees_and_is_told_of()
    {
        using LocalStore store = new();
        using LivingImage first = store.Open();
        using LivingImage second = store.Open();
        using SemaphoreSlim told = new(0);
        second.Changed += (_, _) => told.Release();
        first.Update(transaction => transaction.RootOrNew("counter")["value"] = 1);
        Assert.True(told.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(1, second.Read(static transaction => transaction.Root("counter")["value"].AsInteger()));
        second.Update(static transaction => transaction.Root("counter")["value"] = 2);
        Assert.Equal(2, first.Read(static transaction => transaction.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public async Task Commits_are_announced_one_at_a_time_and_in_their_order_also_by_a_handler_that_is_slow()
    {
        const int Commits = 20;
        using LocalStore store = new();
        using LivingImage image = store.Open();
        using LivingImage other = store.Open();
        using ManualResetEventSlim isInside = new();
        using ManualResetEventSlim mayLeave = new();
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<ulong> announced = [];
        int inside = 0;
        int most = 0;
        image.Changed += (_, change) =>
        {
            int now = Interlocked.Increment(ref inside);
            lock (announced)
            {
                most = Math.Max(most, now);
                announced.Add(change.Version);
            }
            isInside.Set();
            mayLeave.Wait(TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref inside);
            if (change.Version == Commits)
            {
                all.TrySetResult();
            }
        };
        Commit();
        isInside.Wait(TestContext.Current.CancellationToken);
        for (int i = 1; i < Commits; i++)
        {
            Commit();
            // What the commit gave the pool to do has begun.
            await Task.Factory.StartNew(static () => { }, TestContext.Current.CancellationToken, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
        }
        mayLeave.Set();
        await all.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, most);
        Assert.Equal([1, Commits], announced);

        void Commit() => other.Update(static transaction => transaction.RootOrNew("counter")["value"] = 1);
    }

    [Fact]
    public void Of_two_that_change_what_both_have_read_one_meets_a_conflict()
    {
        using LocalStore store = new();
        using LivingImage image = store.Open();
        image.Update(static transaction => transaction.RootOrNew("counter")["value"] = 0);
        using ImageTransaction one = image.BeginWrite();
        using ImageTransaction other = image.BeginWrite();
        one.Root("counter")["value"] = one.Root("counter")["value"].AsInteger() + 1;
        other.Root("counter")["value"] = other.Root("counter")["value"].AsInteger() + 1;
        one.Commit();
        Assert.Throws<ConflictException>(() => other.Commit());
        Assert.Equal(1, image.Read(static transaction => transaction.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public async Task Several_threads_lose_no_change()
    {
        using LocalStore store = new();
        using LivingImage image = store.Open(new ImageOptions { Attempts = 1000 });
        image.Update(static transaction => transaction.RootOrNew("counter")["value"] = 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                image.Update(static transaction => transaction.Root("counter")["value"] = transaction.Root("counter")["value"].AsInteger() + 1);
            }
        })));
        Assert.Equal(200, image.Read(static transaction => transaction.Root("counter")["value"].AsInteger()));
    }

    [Fact]
    public void A_file_keeps_what_was_committed_and_nobody_else_has_it_meanwhile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.image");
        try
        {
            using (ImageFile file = ImageFile.Create(path, 8 << 20))
            {
                file.Image.Update(static transaction => transaction.RootOrNew("people/ada")["name"] = "Ada");
                Assert.ThrowsAny<IOException>(() => ImageFile.Open(path));
            }
            using ImageFile again = ImageFile.Open(path, new ImageOptions { IsWriteable = false });
            Assert.Equal("Ada", again.Image.Read(static transaction => transaction.Root("people/ada")["name"].AsText()));
            Assert.Equal(StoreError.ReadOnly, Assert.Throws<ObjectStore.Engine.StoreException>(() => again.Store.Begin(Access.Write)).Error);
            Assert.Equal(StoreError.ReadOnly, Assert.Throws<ImageException>(() => again.Image.BeginWrite()).Error);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
