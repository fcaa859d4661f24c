using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.Persistence.Tests;

/// <summary>What clients learn of a device that fails, is full or is damaged, over real calls.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(DeviceOperations.Write)]
    [InlineData(DeviceOperations.Sync)]
    public void A_commit_on_a_device_that_fails_is_storageFailed_and_the_next_one_readOnly(DeviceOperations operations)
    {
        using FaultyBlockDevice device = new(4096, 1);
        using StoreSystem system = new(device: device);
        using ObjectStoreConnection client = system.Open();
        ObjectId id = Committed(client, 100);
        int told = 0;
        system.Store.Failed += (_, _) => Interlocked.Increment(ref told);
        device.Plan(DeviceFault.Error, operations, 0);

        Assert.Equal(StoreError.StorageFailed, Commit(client, id, 200));
        Assert.Equal(StoreError.ReadOnly, client.BeginTransaction(Access.Write).Error);
        Assert.Equal(StoreError.ReadOnly, client.Checkpoint().Error);
        Assert.Equal(StoreHealth.ReadOnly, client.Status().Health);
        Assert.Equal(100u, client.ObjectInfo(client.BeginTransaction(Access.Read).Value, id).Value.Size);
        system.Store.Drain();
        Assert.Equal(1, told);
    }

    [Fact]
    public void A_checkpoint_on_a_device_that_fails_is_storageFailed()
    {
        using FaultyBlockDevice device = new(4096, 1);
        using StoreSystem system = new(device: device, options: new StoreOptions { CheckpointDelay = TimeSpan.FromDays(1) });
        using ObjectStoreConnection client = system.Open();
        Committed(client, 100);
        using ManualResetEventSlim told = new();
        system.Store.Failed += (_, _) => told.Set();
        device.Plan(DeviceFault.Error, DeviceOperations.Write | DeviceOperations.Sync, 0);

        Assert.Equal(StoreError.StorageFailed, client.Checkpoint().Error);
        Assert.True(told.IsSet);
        Assert.Equal(StoreError.ReadOnly, client.BeginTransaction(Access.Write).Error);
    }

    [Fact]
    public void A_commit_that_has_no_room_is_storageFull_and_smaller_ones_go_on()
    {
        using MemoryBlockDevice device = new(2048);
        using StoreSystem system = new(device: device);
        using ObjectStoreConnection client = system.Open();
        ObjectId id = Committed(client, 100);

        Assert.Equal(StoreError.StorageFull, Commit(client, id, 10 << 20));
        Assert.Null(Commit(client, id, 200));
        Assert.Equal(StoreHealth.Ready, client.Status().Health);
        Assert.Equal(200u, client.ObjectInfo(client.BeginTransaction(Access.Read).Value, id).Value.Size);
    }

    [Fact]
    public void An_object_of_which_a_bit_flipped_is_damaged_and_the_others_are_not()
    {
        using FaultyBlockDevice device = new(4096, 1);
        ObjectId good;
        ObjectId bad;
        using (StoreSystem system = new(device: device))
        {
            using ObjectStoreConnection client = system.Open();
            (good, bad) = (Committed(client, 20_000, fill: 3), Committed(client, 20_000, fill: 9));
            Assert.True(client.Checkpoint().IsOk);
        }

        int at = device.ReadDurable().AsSpan().IndexOf([.. Enumerable.Repeat((byte)9, 3000)]);
        device.FlipBit((at + 100) * 8L);
        using StoreSystem again = new(device: device);
        using ObjectStoreConnection reader = again.Open();
        TransactionId read = reader.BeginTransaction(Access.Read).Value;
        Assert.Equal(StoreError.Damaged, reader.RetrieveObject(read, bad).Error);
        Assert.Equal(20_000, reader.RetrieveObject(read, good).Value.Length);
        Assert.Null(Commit(reader, good, 100));
    }

    [Fact]
    public void Changes_that_are_forgotten_are_tooOld()
    {
        using StoreSystem system = new(options: new StoreOptions { RememberedChanges = 10 });
        using ObjectStoreConnection client = system.Open();
        ObjectId id = Committed(client, 1);
        for (int i = 0; i < 30; i++)
        {
            Assert.Null(Commit(client, id, 1));
        }

        StoreStatus status = client.Status();
        Assert.InRange(status.OldestVersion, 2u, status.Version - 1);
        Assert.Equal(StoreError.TooOld, client.ChangesSince(status.OldestVersion - 1).Error);
        Assert.Equal([id], client.ChangesSince(status.OldestVersion).Value.Stored);

        // A version that never was: what was cached belongs to another store.
        Assert.Equal(StoreError.TooOld, client.ChangesSince(status.Version + 1).Error);
        Assert.Empty(client.ChangesSince(status.Version).Value.Stored);
    }

    private static ObjectId Committed(ObjectStoreConnection client, int size, byte fill = 1)
    {
        ObjectId id = client.AllocateIds(1).Value.First;
        Assert.Null(Commit(client, id, size, fill));
        return id;
    }

    private static StoreError? Commit(ObjectStoreConnection client, ObjectId id, int size, byte fill = 1)
    {
        byte[] content = new byte[size];
        content.AsSpan().Fill(fill);
        TransactionId write = client.BeginTransaction(Access.Write).Value;
        Assert.True(client.StoreObject(write, id, content).IsOk);
        return client.CommitTransaction(write).TryGetValue(out _, out StoreError error) ? null : error;
    }
}
