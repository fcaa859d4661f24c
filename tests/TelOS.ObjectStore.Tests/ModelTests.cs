using System.Text;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>Random transactions side by side, against a store so simple that it is right: a copy of everything for each version.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Transactions_side_by_side_see_and_do_what_a_copy_of_everything_for_each_version_says()
    {
        Random random = Seed.Start();
        using MemoryBlockDevice device = OpenStore.Device(32);
        // So small that most reads come from the device, and superseded versions.
        StoreOptions options = new() { CacheBytes = 4096, CheckpointDelay = TimeSpan.FromMilliseconds(2) };
        Store store = OpenStore.On(device, options);
        try
        {
            Model model = new();
            ulong[] ids = [.. Enumerable.Range(0, 12).Select(_ => store.NewId().Value)];
            List<ModelTransaction> open = [];
            for (int step = 0; step < 6000; step++)
            {
                if (open.Count == 0 || (open.Count < 6 && random.Next(8) == 0))
                {
                    open.Add(new ModelTransaction(store.Begin(Access.Write), model));
                    continue;
                }

                int chosen = random.Next(open.Count);
                if (!open[chosen].Step(random, ids))
                {
                    open.RemoveAt(chosen);
                }

                if (random.Next(1000) == 0)
                {
                    open.ForEach(static transaction => transaction.Dispose());
                    open.Clear();
                    store.Dispose();
                    store = OpenStore.On(device, options);
                    Assert.Equal(model.Version, store.Version);
                }
            }

            Assert.True(model.Commits > 50 && model.Conflicts > 30, $"{model.Commits} commits, {model.Conflicts} conflicts");
            Assert.Empty(store.Check().Findings);
            Assert.Equal(model.Newest.Objects.Count, (int)store.Statistics.Objects);
            Assert.Equal(model.Newest.Objects.Values.Sum(Encoding.UTF8.GetByteCount), (int)store.Statistics.ObjectBytes);
        }
        finally
        {
            store.Dispose();
        }
    }
}
