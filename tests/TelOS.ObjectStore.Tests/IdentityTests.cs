using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Engine.Objects;
using TelOS.ObjectStore.Engine.Sqlite;
using TelOS.Storage;
using TelOS.Storage.Sqlite;

namespace TelOS.ObjectStore.Tests;

/// <summary>Identities: each is given out once, and to one subtree; what is known of them stays small.</summary>
public sealed class IdentityTests
{
    private static readonly string[] s_subtrees = ["", "one", "two", "two/part", "three"];

    [Fact]
    public void However_subtrees_allocate_in_turn_each_has_one_range()
    {
        Random random = Seed.Start();
        using MemoryBlockDevice device = OpenStore.Device();
        List<(IdRange Range, string Subtree)> given = [];
        for (int opened = 0; opened < 8; opened++)
        {
            using Store store = OpenStore.On(device);
            for (int i = 0; i < 40; i++)
            {
                string subtree = s_subtrees[random.Next(s_subtrees.Length)];
                given.Add((store.AllocateIds((uint)random.Next(1, 3000), subtree), subtree));
            }

            AreSound(store, given);
        }

        Assert.Equal(given.Select(static g => g.Subtree).Distinct().Count(), Rows(device).Count);
    }

    [Fact]
    public async Task Subtrees_that_reserve_at_the_same_time_meet_in_no_identity()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        using Store store = OpenStore.On(device);
        List<(IdRange Range, string Subtree)>[] given = await Task.WhenAll(Enumerable.Range(0, 10).Select(worker => Task.Run(() =>
        {
            string subtree = s_subtrees[worker % s_subtrees.Length];
            return Enumerable.Range(0, 30).Select(_ => (store.AllocateIds(700, subtree), subtree)).ToList();
        })));
        AreSound(store, [.. given.SelectMany(static g => g)]);
        store.Checkpoint();
        Assert.Empty(store.Check().Findings);
    }

    [Fact]
    public void Whatever_is_reserved_nobody_gets_what_another_has()
    {
        Random random = Seed.Start();
        for (int round = 0; round < 30; round++)
        {
            // Those of a store that was filled before there were regions lie one behind the other.
            List<IdentityRange> dense = [];
            for (ulong next = 1, count = (ulong)random.Next(6); count > 0; count--)
            {
                ulong last = next + (ulong)random.Next(1, 5000);
                dense.Add(new IdentityRange(next, last, s_subtrees[random.Next(s_subtrees.Length)]));
                next = last + 1;
            }

            IdentityRange[] ranges = [.. dense];
            List<IdentityRange> given = [];
            for (int i = 0; i < 100; i++)
            {
                // Also more than a region.
                uint count = random.Next(10) == 0 ? (uint)random.Next(1 << 26) + 1 : (uint)random.Next(1, 3000);
                string subtree = s_subtrees[random.Next(s_subtrees.Length)];
                IdentityRange next = Assert.IsType<IdentityRange>(IdentityRanges.Next(ranges, count, subtree));
                Assert.True(next.Last - next.First + 1 >= count);
                given.Add(next);
                ranges = IdentityRanges.Add(ranges, next, out IdentityRange row);
                Assert.Contains(row, ranges);
                Assert.Equal(ranges.OrderBy(static range => range.First), ranges);
                Assert.All(ranges.Zip(ranges.Skip(1)), static pair => Assert.True(pair.First.Last < pair.Second.First));
            }

            Assert.All(dense.Concat(given), reserved => Assert.Single(ranges, range => range.First <= reserved.First && reserved.Last <= range.Last && range.Subtree == reserved.Subtree));
            List<IdentityRange> all = [.. dense.Concat(given).OrderBy(static range => range.First)];
            Assert.All(all.Zip(all.Skip(1)), static pair => Assert.True(pair.First.Last < pair.Second.First));
        }
    }

    [Fact]
    public void There_is_an_end()
    {
        IdentityRange[] ranges = [new(1, 10, "one"), new(11, Identities.Largest - 100, "")];
        Assert.Equal(new IdentityRange(Identities.Largest - 99, Identities.Largest, ""), IdentityRanges.Next(ranges, 100, ""));
        Assert.Null(IdentityRanges.Next(ranges, 101, ""));
        Assert.Null(IdentityRanges.Next(ranges, 1, "one"));
    }

    private static void AreSound(Store store, List<(IdRange Range, string Subtree)> given)
    {
        List<IdRange> all = [.. given.Select(static g => g.Range).OrderBy(static range => range.First.Value)];
        Assert.All(all.Zip(all.Skip(1)), static pair => Assert.True(pair.First.First.Value + pair.First.Count <= pair.Second.First.Value));
        foreach ((IdRange range, string subtree) in given)
        {
            using StoreTransaction own = store.Begin(Access.Write, subtree);
            own.Store(OpenStore.Id(range.First.Value + range.Count - 1), "x"u8);
            using StoreTransaction other = store.Begin(Access.Write, "other");
            Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => other.Store(range.First, "x"u8)));
        }
    }

    private static List<(long First, long Last)> Rows(IBlockDevice device)
    {
        using BlockVfs vfs = BlockVfs.Register(device, $"rows-{Guid.NewGuid():N}");
        using Connection connection = Connection.Open(BlockVfs.DatabaseName, vfs.Name, OpenMode.ReadWrite);
        using Statement rows = connection.Prepare("SELECT first, last FROM id_range");
        List<(long, long)> found = [];
        while (rows.Step())
        {
            found.Add((rows.Int64(0), rows.Int64(1)));
        }

        return found;
    }
}
