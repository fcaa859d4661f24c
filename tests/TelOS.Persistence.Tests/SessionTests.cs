using TelOS.ObjectStore;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;

namespace TelOS.Persistence.Tests;

/// <summary>What the contract promises, over real calls.</summary>
public sealed class SessionTests
{
    [Fact]
    public void What_one_client_commits_another_one_reads()
    {
        using StoreSystem system = new();
        using ObjectStoreConnection writer = system.Open();
        using ObjectStoreConnection reader = system.Open(isWriteable: false);
        TransactionId before = reader.BeginTransaction(Access.Read).Value;
        ObjectId id = Commit(writer, [1, 2, 3]);

        TransactionId after = reader.BeginTransaction(Access.Read).Value;

        Assert.Equal(StoreError.NotFound, reader.RetrieveObject(before, id).Error);
        Assert.Equal([1, 2, 3], reader.RetrieveObject(after, id).Value);
        Assert.Equal(id, reader.FindRoot(after, "root").Value);
        Assert.Equal(1UL, reader.Status().Version);
    }

    [Fact]
    public void The_second_of_two_overlapping_commits_conflicts()
    {
        using StoreSystem system = new();
        using ObjectStoreConnection one = system.Open();
        using ObjectStoreConnection two = system.Open();
        ObjectId id = Commit(one, [1]);
        TransactionId first = one.BeginTransaction(Access.Write).Value;
        TransactionId second = two.BeginTransaction(Access.Write).Value;
        one.StoreSmall(first, id, [2]);
        two.StoreSmall(second, id, [3]);

        Assert.True(one.CommitTransaction(first).IsOk);
        Assert.Equal(StoreError.Conflict, two.CommitTransaction(second).Error);
        Assert.Equal(StoreError.NoTransaction, two.CommitTransaction(second).Error);
    }

    [Fact]
    public void Each_error_is_told()
    {
        using StoreSystem system = new(label => label.Contains("stranger", StringComparison.Ordinal) ? null : new StoreGrant(true));
        using ObjectStoreConnection client = system.Open();
        using ObjectStoreConnection reader = system.Open(isWriteable: false);
        ObjectId large = Commit(client, new byte[ObjectStoreConstants.MaxSmall + 1]);
        TransactionId write = client.BeginTransaction(Access.Write).Value;
        TransactionId read = client.BeginTransaction(Access.Read).Value;
        TransactionId foreign = new() { Value = 77 };

        Assert.Throws<SessionDeniedException>(() => system.Open(label: "stranger"));
        Assert.Equal(StoreError.NoTransaction, client.RetrieveObject(foreign, large).Error);
        Assert.Equal(StoreError.NoTransaction, client.RetrieveObject(default, large).Error);
        Assert.Equal(StoreError.NotFound, client.RetrieveObject(read, default).Error);
        Assert.Equal(StoreError.NotFound, client.DeleteObject(write, new ObjectId { Value = ulong.MaxValue }).Error);
        Assert.Equal(StoreError.InvalidArgument, client.StoreSmall(write, default, [1]).Error);
        Assert.Equal(StoreError.InvalidArgument, client.StoreSmall(write, new ObjectId { Value = ulong.MaxValue }, [1]).Error);
        Assert.Equal(StoreError.InvalidArgument, client.BindRoot(write, "", large).Error);
        Assert.Equal(StoreError.InvalidArgument, client.AllocateIds(0).Error);
        Assert.Equal(StoreError.InvalidArgument, client.AllocateIds(65_537).Error);
        Assert.Equal(StoreError.InvalidArgument, client.ListObjects(read, new ObjectQuery()).Error);
        Assert.Equal(StoreError.TooLarge, client.RetrieveSmall(read, large).Error);
        Assert.Equal(StoreError.ReadOnly, client.StoreSmall(read, large, [1]).Error);
        Assert.Equal(StoreError.ReadOnly, reader.BeginTransaction(Access.Write).Error);
        Assert.Equal(StoreError.ReadOnly, reader.AllocateIds(1).Error);
        for (int open = 2; open < ObjectStoreConstants.MaxTransactions; open++)
        {
            Assert.True(client.BeginTransaction(Access.Read).IsOk);
        }
        Assert.Equal(StoreError.TooManyTransactions, client.BeginTransaction(Access.Read).Error);
    }

    [Fact]
    public void A_batch_is_stored_whole_or_not_at_all()
    {
        using StoreSystem system = new();
        using ObjectStoreConnection client = system.Open();
        ObjectId good = client.AllocateIds(1).Value.First;
        TransactionId write = client.BeginTransaction(Access.Write).Value;

        ObjectBatch batch = new() { Objects = [new ObjectContent { Id = good, Content = [1] }, new ObjectContent { Id = new ObjectId { Value = 999_999_999 } }] };

        Assert.Equal(StoreError.NotFound, client.StoreObjects(write, batch).Error);
        Assert.Equal(StoreError.NotFound, client.RetrieveObject(write, good).Error);
    }

    [Fact]
    public void A_client_confined_to_a_subtree_neither_sees_nor_changes_anything_else()
    {
        using StoreSystem system = new(label => new StoreGrant(true, label.Contains("all", StringComparison.Ordinal) ? "" : "personas/one"));
        using ObjectStoreConnection all = system.Open(label: "all");
        using ObjectStoreConnection one = system.Open(label: "one");
        ObjectId secret = Commit(all, [7]);
        ObjectId own = Commit(one, [8]);
        TransactionId write = one.BeginTransaction(Access.Write).Value;

        Assert.Equal(StoreError.NotFound, one.RetrieveObject(write, secret).Error);
        Assert.Equal(StoreError.NotFound, one.DeleteObject(write, secret).Error);
        Assert.Equal(StoreError.NotFound, one.BindRoot(write, "stolen", secret).Error);
        Assert.Equal(StoreError.InvalidArgument, one.StoreSmall(write, secret, [0]).Error);
        Assert.Equal(own, one.FindRoot(write, "root").Value);
        Assert.Equal([own], one.ListObjects(write, new ObjectQuery { Limit = 10 }).Value.Entries.Select(entry => entry.Id));
        Assert.Equal([own], one.ChangesSince(0).Value.Stored);
        Assert.Equal(["personas/one/root", "root"], all.ListRoots(all.BeginTransaction(Access.Read).Value).Value.Roots.Select(root => root.Name));
    }

    [Fact]
    public void A_client_without_quota_is_told_so_and_others_are_not_disturbed()
    {
        using StoreSystem system = new();
        using ObjectStoreConnection poor = system.Open(ram: 256 << 10);
        using ObjectStoreConnection other = system.Open();
        ObjectId first = poor.AllocateIds(1000).Value.First;
        TransactionId write = poor.BeginTransaction(Access.Write).Value;
        StoreError? error = null;
        for (ulong i = 0; i < 1000 && error is null; i++)
        {
            error = poor.StoreSmall(write, new ObjectId { Value = first.Value + i }, new byte[384]).TryGetValue(out _, out StoreError failed) ? null : failed;
        }

        Assert.Equal(StoreError.OutOfRam, error);
        Assert.NotEqual(default, Commit(other, [1]));
        Assert.True(poor.RollbackTransaction(write).IsOk);
        Assert.NotEqual(default, Commit(poor, [2]));
    }

    [Fact]
    public void What_a_session_had_open_is_rolled_back_when_it_ends()
    {
        using StoreSystem system = new();
        using (ObjectStoreConnection client = system.Open())
        {
            client.StoreSmall(client.BeginTransaction(Access.Write).Value, client.AllocateIds(1).Value.First, [1]);
            Assert.Equal(1, system.Store.OpenTransactions);
        }

        Assert.Equal(0, system.Store.OpenTransactions);
        Assert.Equal(0UL, system.Store.Version);
    }

    [Fact]
    public void A_checkpoint_empties_the_log()
    {
        using StoreSystem system = new();
        using ObjectStoreConnection client = system.Open();
        Commit(client, new byte[300]);

        Assert.True(client.Checkpoint().IsOk);
        Assert.True(client.Statistics().Checkpoints > 0);
    }

    private static ObjectId Commit(ObjectStoreConnection client, byte[] content)
    {
        ObjectId id = client.AllocateIds(1).Value.First;
        TransactionId write = client.BeginTransaction(Access.Write).Value;
        Assert.True(client.StoreObject(write, id, content).IsOk);
        Assert.True(client.BindRoot(write, "root", id).IsOk);
        Assert.True(client.CommitTransaction(write).IsOk);
        return id;
    }
}
