using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>What a transaction sees, and when its commit is refused.</summary>
public sealed class TransactionTests : IDisposable
{
    private readonly MemoryBlockDevice _device = OpenStore.Device();
    private readonly Store _store;

    public TransactionTests() => _store = OpenStore.On(_device);

    public void Dispose()
    {
        _store.Dispose();
        _device.Dispose();
    }

    [Fact]
    public void A_new_store_is_empty_at_version_0()
    {
        Assert.Equal(0u, _store.Version);
        using StoreTransaction reader = _store.Begin(Access.Read);
        Assert.Empty(reader.List(new ObjectQuery { Limit = 10 }).Entries);
        Assert.Empty(reader.ListRoots().Roots);
    }

    [Fact]
    public void What_is_committed_is_there_when_the_store_is_opened_again()
    {
        ObjectId id = _store.NewId();
        using (StoreTransaction transaction = _store.Begin(Access.Write))
        {
            transaction.Store(id, "one"u8);
            transaction.BindRoot("first", id);
            Assert.Equal(new CommitInfo { Version = 1, ChangedObjects = 1 }, transaction.Commit());
        }

        _store.Dispose();
        using Store again = OpenStore.On(_device);
        Assert.Equal(1u, again.Version);
        using StoreTransaction reader = again.Begin(Access.Read);
        Assert.Equal(id, reader.FindRoot("first"));
        Assert.Equal("one", reader.Text(id));
        Assert.Equal(1u, again.Statistics.Objects);
        Assert.Equal(3u, again.Statistics.ObjectBytes);
    }

    [Fact]
    public void A_reader_sees_the_snapshot_of_its_beginning_also_of_what_is_changed_and_deleted_later()
    {
        ObjectId changed = _store.NewId();
        ObjectId deleted = _store.NewId();
        ObjectId later = _store.NewId();
        _ = _store.Put(changed, "old");
        _ = _store.Put(deleted, "there");
        using StoreTransaction reader = _store.Begin(Access.Read);
        _ = _store.Put(changed, "new");
        _ = _store.Put(changed, "newer");
        _ = _store.Put(later, "late");
        using (StoreTransaction writer = _store.Begin(Access.Write))
        {
            writer.Delete(deleted);
            _ = writer.Commit();
        }

        Assert.Equal("old", reader.Text(changed));
        Assert.Equal("there", reader.Text(deleted));
        Assert.Null(reader.Text(later));
        Assert.Equal([changed, deleted], reader.List(new ObjectQuery { Limit = 10 }).Entries.Select(e => e.Id));
        Assert.Equal("newer", _store.Get(changed));
        Assert.Null(_store.Get(deleted));
    }

    [Fact]
    public void A_transaction_sees_its_own_changes_and_others_do_not_before_the_commit()
    {
        ObjectId id = _store.NewId();
        using StoreTransaction writer = _store.Begin(Access.Write);
        writer.Store(id, "mine"u8);
        writer.BindRoot("root", id);
        Assert.Equal("mine", writer.Text(id));
        Assert.Equal(id, writer.FindRoot("root"));
        Assert.Equal(id, Assert.Single(writer.List(new ObjectQuery { Limit = 10 }).Entries).Id);
        Assert.Null(_store.Get(id));
        writer.Delete(id);
        Assert.Null(writer.Text(id));
        Assert.Empty(writer.List(new ObjectQuery { Limit = 10 }).Entries);
    }

    [Fact]
    public void What_is_rolled_back_never_happened()
    {
        ObjectId id = _store.NewId();
        StoreTransaction writer = _store.Begin(Access.Write);
        writer.Store(id, "gone"u8);
        writer.Dispose();
        Assert.Null(_store.Get(id));
        Assert.Equal(0u, _store.Version);
        Assert.Equal(StoreError.NoTransaction, OpenStore.Error(() => writer.Store(id, "again"u8)));
        Assert.Equal(StoreError.NoTransaction, OpenStore.Error(() => writer.Commit()));
    }

    [Fact]
    public void Of_two_transactions_that_write_one_object_the_second_commit_is_a_conflict_and_changes_nothing()
    {
        ObjectId id = _store.NewId();
        ObjectId other = _store.NewId();
        using StoreTransaction first = _store.Begin(Access.Write);
        using StoreTransaction second = _store.Begin(Access.Write);
        first.Store(id, "first"u8);
        second.Store(id, "second"u8);
        second.Store(other, "second"u8);
        _ = first.Commit();
        Assert.Equal(StoreError.Conflict, OpenStore.Error(() => second.Commit()));
        Assert.Equal("first", _store.Get(id));
        Assert.Null(_store.Get(other));
        Assert.Equal(1u, _store.Statistics.Conflicts);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("read that found nothing")]
    [InlineData("info")]
    [InlineData("relied on")]
    [InlineData("listing")]
    [InlineData("root")]
    [InlineData("root that was not there")]
    [InlineData("all roots")]
    public void What_a_writer_saw_must_not_be_changed_before_it_commits(string seen)
    {
        ObjectId id = _store.NewId();
        ObjectId missing = _store.NewId();
        ObjectId own = _store.NewId();
        using (StoreTransaction setup = _store.Begin(Access.Write))
        {
            setup.Store(id, "x"u8);
            setup.BindRoot("bound", id);
            _ = setup.Commit();
        }

        using StoreTransaction writer = _store.Begin(Access.Write);
        using StoreTransaction other = _store.Begin(Access.Write);
        switch (seen)
        {
            case "read":
                _ = writer.Read(id);
                other.Store(id, "y"u8);
                break;
            case "read that found nothing":
                Assert.False(writer.TryRead(missing, out _));
                other.Store(missing, "y"u8);
                break;
            case "info":
                _ = writer.Info(id);
                other.Delete(id);
                break;
            case "relied on":
                writer.RelyOn(missing);
                other.Store(missing, "y"u8);
                break;
            case "listing":
                Assert.Single(writer.List(new ObjectQuery { Limit = 10 }).Entries);
                other.Store(missing, "y"u8);
                break;
            case "root":
                _ = writer.FindRoot("bound");
                other.UnbindRoot("bound");
                break;
            case "root that was not there":
                Assert.Equal(StoreError.NotFound, OpenStore.Error(() => writer.FindRoot("free")));
                other.BindRoot("free", id);
                break;
            default:
                Assert.Single(writer.ListRoots().Roots);
                other.BindRoot("free", id);
                break;
        }

        writer.Store(own, "own"u8);
        _ = other.Commit();
        Assert.Equal(StoreError.Conflict, OpenStore.Error(() => writer.Commit()));
        Assert.Null(_store.Get(own));
    }

    [Fact]
    public void A_page_of_a_listing_conflicts_only_with_what_changes_in_it()
    {
        ObjectId[] ids = [.. Enumerable.Range(0, 4).Select(_ => _store.NewId())];
        foreach (ObjectId id in ids)
        {
            _ = _store.Put(id, "x");
        }

        using StoreTransaction writer = _store.Begin(Access.Write);
        ObjectPage page = writer.List(new ObjectQuery { Limit = 2 });
        Assert.Equal(ids[..2], page.Entries.Select(e => e.Id));
        Assert.True(page.More);
        _ = _store.Put(ids[3], "y");
        writer.Store(_store.NewId(), "own"u8);
        _ = writer.Commit();
    }

    [Fact]
    public void A_reader_is_never_a_conflict()
    {
        ObjectId id = _store.NewId();
        using StoreTransaction reader = _store.Begin(Access.Read);
        Assert.Null(reader.Text(id));
        _ = _store.Put(id, "x");
        Assert.Equal(1u, reader.Commit().Version);
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        ObjectId id = _store.NewId();
        using StoreTransaction reader = _store.Begin(Access.Read);
        Assert.Equal(StoreError.ReadOnly, OpenStore.Error(() => reader.Store(id, "x"u8)));
        Assert.Equal(StoreError.ReadOnly, OpenStore.Error(() => reader.Delete(id)));
        Assert.Equal(StoreError.ReadOnly, OpenStore.Error(() => reader.BindRoot("x", id)));
        Assert.Equal(StoreError.ReadOnly, OpenStore.Error(() => reader.UnbindRoot("x")));
    }

    [Fact]
    public void Identities_are_never_given_out_twice_also_after_the_store_is_opened_again()
    {
        HashSet<ulong> seen = [];
        for (int round = 0; round < 3; round++)
        {
            using MemoryBlockDevice none = OpenStore.Device();
            using Store store = round == 0 ? OpenStore.On(none) : OpenStore.On(_device);
            if (round == 0)
            {
                _store.Dispose();
                continue;
            }

            foreach (uint count in new uint[] { 1, 5, 2000, 1 })
            {
                IdRange range = store.AllocateIds(count);
                Assert.Equal(count, range.Count);
                Assert.All(Enumerable.Range(0, (int)count), i => Assert.True(seen.Add(range.First.Value + (ulong)i)));
            }
        }

        Assert.DoesNotContain(0u, seen);
    }

    [Fact]
    public void Only_allocated_identities_can_be_stored()
    {
        using StoreTransaction writer = _store.Begin(Access.Write);
        Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => writer.Store(OpenStore.Id(0), "x"u8)));
        Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => writer.Store(OpenStore.Id(1_000_000), "x"u8)));
        Assert.Equal(StoreError.InvalidArgument, OpenStore.Error(() => writer.Store(OpenStore.Id(ulong.MaxValue), "x"u8)));
    }
}
