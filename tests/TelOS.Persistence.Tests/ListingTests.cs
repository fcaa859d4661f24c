using TelOS.Block.Tests;
using TelOS.ObjectStore;
using TelOS.Runtime;
using TelOS.Storage;

namespace TelOS.Persistence.Tests;

/// <summary>Listings that look at more objects than they find.</summary>
public sealed class ListingTests
{
    private const int Count = 5000;
    private const int Size = 512;

    [Fact]
    public void A_listing_that_finds_nothing_lets_others_be_served_in_between()
    {
        using MemoryBlockDevice memory = new(16_384, 4096);
        Fill(memory);
        int reads = 0;
        int readsBefore = -1;
        SignalHandler? other = null;
        using GatedDevice device = new(memory, operation =>
        {
            if (Volatile.Read(ref other) is { } waiting && operation.StartsWith("read", StringComparison.Ordinal))
            {
                _ = Interlocked.Increment(ref reads);
                waiting.Context.Submit();
            }

            return false;
        });
        using StoreSystem system = new(device: device);
        using ObjectStoreConnection client = system.Open();
        TransactionId transaction = client.BeginTransaction(Access.Read).Value;

        // Waits since the first read of the listing; when it comes to it, the last one is yet to come.
        using SignalHandler handler = new(system.Entrypoint, () => _ = Interlocked.CompareExchange(ref readsBefore, Volatile.Read(ref reads), -1));
        Volatile.Write(ref other, handler);
        ObjectPage page = client.ListObjects(transaction, new ObjectQuery { Limit = 10, MinimumSize = Size + 1 }).Value;
        Volatile.Write(ref other, null);

        Assert.Empty(page.Entries);
        Assert.False(page.More);
        Assert.InRange(Volatile.Read(ref readsBefore), 1, reads - 1);
    }

    [Fact]
    public void A_listing_in_steps_has_all_that_fits_and_its_cost_is_given_back()
    {
        using MemoryBlockDevice memory = new(16_384, 4096);
        Fill(memory);
        using StoreSystem system = new(device: memory);
        using ObjectStoreConnection client = system.Open();
        TransactionId transaction = client.BeginTransaction(Access.Read).Value;

        // More often than the session has capabilities.
        for (int round = 0; round < 20; round++)
        {
            ObjectPage page = client.ListObjects(transaction, new ObjectQuery { Limit = Count }).Value;

            Assert.Equal(Count, page.Entries.Count);
            Assert.False(page.More);
            Assert.Equal(page.Entries.OrderBy(static entry => entry.Id.Value).DistinctBy(static entry => entry.Id.Value), page.Entries);
            Assert.All(page.Entries, static entry => Assert.Equal((ulong)Size, entry.Size));
        }
    }

    private static void Fill(MemoryBlockDevice memory)
    {
        using StoreSystem system = new(device: memory);
        using ObjectStoreConnection client = system.Open();
        IdRange ids = client.AllocateIds(Count).Value;
        TransactionId transaction = client.BeginTransaction(Access.Write).Value;
        ObjectBatch batch = new();
        for (ulong i = 0; i < Count; i++)
        {
            batch.Objects.Add(new ObjectContent { Id = new ObjectId { Value = ids.First.Value + i }, Content = new byte[Size] });
        }

        Assert.True(client.StoreObjects(transaction, batch).IsOk);
        Assert.True(client.CommitTransaction(transaction).IsOk);
    }
}
