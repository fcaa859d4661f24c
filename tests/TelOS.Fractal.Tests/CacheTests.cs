using TelOS.Fractal.Local;
using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

public sealed class CacheTests : IDisposable
{
    private readonly SampleStore _store = new();
    private readonly List<ObjectId> _ids;

    public CacheTests()
    {
        using LivingImage image = _store.Open();
        _ids = image.Update(t =>
        {
            ImageObject root = t.RootOrNew("all");
            List<ImageObject> members = [.. Enumerable.Range(0, 20).Select(i => t.Create(("n", i)))];
            root["members"] = Value.List(members);
            return members.ConvertAll(m => m.Id);
        });
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_one_transaction_has_read_the_next_one_finds_in_the_cache()
    {
        (LivingImage image, CountingStore calls) = _store.OpenCounting();
        using (image)
        {
            Assert.Equal(190, image.Read(Sum));
            Assert.Equal((21, 2), (calls.Read, calls.ReadCalls));
            Assert.Equal(190, image.Read(Sum));
            Assert.Equal(21, calls.Read);
            Assert.Equal(21, image.CachedObjects);
        }
    }

    [Fact]
    public void What_another_session_changed_is_read_again_and_nothing_else_also_when_no_signal_came()
    {
        (LivingImage image, CountingStore calls) = _store.OpenCounting();
        calls.IsDeaf = true;
        using LivingImage other = _store.Open();
        using (image)
        {
            image.Read(Sum);
            other.Update(t => t.Get(_ids[3])["n"] = 103);
            int before = calls.Read;
            Assert.Equal(290, image.Read(Sum));
            Assert.Equal(before + 1, calls.Read);
            other.Update(t => t.Get(_ids[4])["n"] = 104);
            using ImageTransaction early = image.BeginRead();
            other.Update(t => t.Get(_ids[5])["n"] = 105);
            Assert.Equal(390, Sum(early));
            Assert.Equal(490, image.Read(Sum));
        }
    }

    [Fact]
    public async Task A_signal_brings_the_cache_up_to_date_and_tells_what_changed()
    {
        using LivingImage image = _store.Open();
        using LivingImage other = _store.Open();
        TaskCompletionSource<ImageChangedEventArgs> changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        image.Changed += (_, e) => changed.TrySetResult(e);
        image.Read(Sum);
        other.Update(t => t.Get(_ids[3])["n"] = 103);

        ImageChangedEventArgs change = await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal([_ids[3]], change.Stored);
        Assert.False(change.RootsChanged);
        Assert.Equal(20, image.CachedObjects);
        Assert.Equal(290, image.Read(Sum));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_this_process_committed_itself_is_in_its_cache_also_when_the_signal_comes_first(bool isSignalFirst)
    {
        (LivingImage image, CountingStore calls) = _store.OpenCounting();
        using SemaphoreSlim signalled = new(0);
        using (image)
        {
            image.Changed += (_, _) => signalled.Release();
            calls.BeforeCommitAnswers = () => Assert.True(!isSignalFirst || signalled.Wait(TimeSpan.FromSeconds(30)));
            image.Read(Sum);
            image.Update(t => t.Get(_ids[3])["n"] = 103);
            int before = calls.Read;
            Assert.Equal(290, image.Read(Sum));
            Assert.Equal(before, calls.Read);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_commit_whose_changes_cancel_out_hides_nothing_that_others_committed(bool isRoot)
    {
        using LocalStore store = new();
        CountingStore calls = new(new EngineImageStore(store.Store)) { IsDeaf = true };
        using LivingImage image = new(calls);
        LivingImage other = store.Open();
        other.Update(t => t.RootOrNew("counter")["n"] = 0);
        // The first one may not keep what changed since the image was opened; the second one does.
        _ = image.Read(Count);
        _ = image.Read(Count);
        Assert.Equal(1, image.CachedObjects);

        using (ImageTransaction nothing = image.BeginWrite())
        {
            ImageObject made = nothing.Create();
            if (isRoot)
            {
                nothing.BindRoot("made", made);
                nothing.UnbindRoot("made");
            }
            made.Delete();
            other.Update(Increment);
            nothing.Commit();
        }

        Assert.Equal(1, image.Read(Count));
        image.Update(Increment);
        Assert.Equal(2, other.Read(Count));
    }

    [Fact]
    public void Changes_too_far_back_clear_the_cache()
    {
        (LivingImage image, CountingStore calls) = _store.OpenCounting();
        calls.IsDeaf = true;
        using LivingImage other = _store.Open();
        using (image)
        {
            image.Read(Sum);
            // More commits than the sample's store remembers.
            for (int i = 0; i < 70; i++)
            {
                other.Update(t => t.Get(_ids[3])["n"] = i);
            }
            Assert.Equal(190 - 3 + 69, image.Read(Sum));
            Assert.Equal(42, calls.Read);
            Assert.Equal(190 - 3 + 69, image.Read(Sum));
            Assert.Equal(190 - 3 + 69, image.Read(Sum));
            Assert.Equal(63, calls.Read);
        }
    }

    [Fact]
    public void The_cache_stays_within_its_bound_and_may_be_left_out()
    {
        using (LivingImage none = _store.Open(new ImageOptions { CacheBytes = 0 }))
        {
            Assert.Equal(190, none.Read(Sum));
            Assert.Equal(0, none.CachedObjects);
        }
        using LivingImage small = _store.Open(new ImageOptions { CacheBytes = 3000 });
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(190, small.Read(Sum));
            Assert.InRange(small.CachedBytes, 1, 3000);
        }
    }

    [Fact]
    public void Reading_a_slot_of_a_known_object_allocates_nothing()
    {
        using LivingImage image = _store.Open();
        using ImageTransaction reader = image.BeginRead();
        Sum(reader);
        long sum = 0;
        long Read()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (ObjectId id in CollectionSpan())
            {
                sum += reader.Get(id)["n"].AsInteger();
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Read();

        Assert.Equal(0, Read());
        Assert.Equal(380, sum);

        ReadOnlySpan<ObjectId> CollectionSpan() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ids);
    }

    [Fact]
    public async Task Readers_with_a_cache_see_only_states_that_were_committed()
    {
        // Writers keep the sum; a reader who mixed two states, cached or not, would see another one.
        using LivingImage one = _store.Open(new ImageOptions { Attempts = 1000 });
        using LivingImage two = _store.Open(new ImageOptions { Attempts = 1000, CacheBytes = 4000 });
        int seed = Seed.Next();
        using CancellationTokenSource end = new();
        Task[] readers = [.. new[] { one, two, one }.Select(image => Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Assert.Equal(190, image.Read(Sum));
            }
        }))];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
        {
            Random random = new(seed + n);
            for (int i = 0; i < 60; i++)
            {
                (int from, int to, int amount) = (random.Next(20), random.Next(20), random.Next(100));
                (n % 2 == 0 ? one : two).Update(t =>
                {
                    t.Get(_ids[from])["n"] = t.Get(_ids[from])["n"].AsInteger() - amount;
                    t.Get(_ids[to])["n"] = t.Get(_ids[to])["n"].AsInteger() + amount;
                });
            }
        })));
        await end.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static long Sum(ImageTransaction t) => t.Root("all").FollowAll("members").Sum(m => m["n"].AsInteger());

    private static long Count(ImageTransaction t) => t.Root("counter")["n"].AsInteger();

    private static void Increment(ImageTransaction t) => t.Root("counter")["n"] = Count(t) + 1;
}
