using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>What clients learn of a device that fails, is full or is damaged.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(DeviceOperations.Write)]
    [InlineData(DeviceOperations.Sync)]
    public void After_a_device_failed_once_the_store_only_reads(DeviceOperations operations)
    {
        using FaultyBlockDevice device = new(1024, 1);
        using Store store = OpenStore.On(device);
        ObjectId id = store.NewId();
        _ = store.Put(id, "kept");
        device.Plan(DeviceFault.Error, operations, 0);
        Assert.Equal(StoreError.StorageFailed, OpenStore.Error(() => store.Put(id, "lost")));
        Assert.Equal(StoreHealth.ReadOnly, store.Health);
        Assert.NotNull(store.Failure);
        Assert.Equal("kept", store.Get(id));
        Assert.Equal(StoreError.ReadOnly, OpenStore.Error(() => store.Begin(Access.Write)));
    }

    [Fact]
    public void On_a_full_device_a_commit_changes_nothing_and_deleting_goes_on()
    {
        using MemoryBlockDevice device = OpenStore.Device(4);
        using Store store = OpenStore.On(device);
        byte[] content = new byte[100_000];
        List<ObjectId> stored = [];
        StoreError? error = null;
        while (error is null)
        {
            ObjectId id = store.NewId();
            using StoreTransaction transaction = store.Begin(Access.Write);
            transaction.Store(id, content);
            try
            {
                _ = transaction.Commit();
                stored.Add(id);
            }
            catch (StoreException e)
            {
                error = e.Error;
            }
        }

        Assert.Equal(StoreError.StorageFull, error);
        Assert.Equal(StoreHealth.Ready, store.Health);
        Assert.Equal((ulong)stored.Count, store.Statistics.Objects);
        store.Checkpoint();
        foreach (ObjectId id in stored.Take(10))
        {
            using StoreTransaction transaction = store.Begin(Access.Write);
            transaction.Delete(id);
            _ = transaction.Commit();
        }

        _ = store.Put(stored[0], "there is room again");
        Assert.Empty(store.Check().Findings);
    }

    [Fact]
    public void What_is_damaged_is_said_to_be_and_the_rest_can_be_read()
    {
        using FaultyBlockDevice device = new(1024, 1);
        ObjectId[] ids;
        using (Store store = OpenStore.On(device))
        {
            ids = [.. Enumerable.Range(0, 20).Select(_ => store.NewId())];
            foreach (ObjectId id in ids)
            {
                _ = store.Put(id, new string((char)('a' + id.Value), 20_000));
            }

            store.Checkpoint();
        }

        byte[] image = device.ReadDurable();
        byte[] wanted = [.. Enumerable.Repeat((byte)('a' + ids[7].Value), 3000)];
        int at = image.AsSpan().IndexOf(wanted);
        device.FlipBit((at + 100) * 8L);
        using Store again = OpenStore.On(device);
        Assert.Equal(StoreError.Damaged, OpenStore.Error(() => again.Get(ids[7])));
        Assert.All(ids.Where(id => id.Value != ids[7].Value), id => Assert.Equal(20_000, again.Get(id)!.Length));
        StoreCheck check = again.Check();
        Assert.False(check.IsSound);
        _ = again.Put(ids[3], "still written");
    }

    [Fact]
    public void A_device_without_a_store_is_refused_unless_one_is_to_be_made()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        Assert.Throws<StoreException>(() => Store.Open(device, new StoreOptions()));
        using (Store store = OpenStore.On(device))
        {
            _ = store.Put(store.NewId(), "x");
        }

        using Store again = Store.Open(device, new StoreOptions());
        Assert.Equal(1u, again.Version);
    }

    [Fact]
    public void A_device_with_something_else_is_never_overwritten()
    {
        using MemoryBlockDevice device = OpenStore.Device();
        byte[] other = new byte[8192];
        other.AsSpan().Fill(7);
        device.Write(0, other);
        Assert.Throws<StoreException>(() => OpenStore.On(device));
        byte[] now = new byte[8192];
        device.Read(0, now);
        Assert.Equal(other, now);
    }
}
