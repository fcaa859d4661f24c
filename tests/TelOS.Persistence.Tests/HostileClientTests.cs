using TelOS.ObjectStore;
using TelOS.ObjectStore.Server;
using TelOS.Runtime;
using TelOS.Runtime.Bulk;

namespace TelOS.Persistence.Tests;

/// <summary>Clients that send what no client sends. Each is refused, and the others do not notice.</summary>
public sealed class HostileClientTests : IDisposable
{
    // The functions with a bulk argument.
    private const ulong StoreObject = 5;
    private const ulong StoreObjects = 12;
    private const ulong RetrieveObjects = 13;
    private const ulong ListObjects = 16;
    private const ulong RelyOn = 24;

    private const ulong BufferBytes = 64 << 10;

    private readonly StoreSystem _system = new(static label => new StoreGrant(true, label.Contains("good", StringComparison.Ordinal) ? "good" : "hostile"));
    private readonly Bystander _good;

    public HostileClientTests() => _good = new Bystander(_system);

    public static TheoryData<ulong, ulong> Windows { get; } = new()
    {
        { 0, BufferBytes + 1 },
        { 1, BufferBytes },
        { BufferBytes, 1 },
        { BufferBytes + 1, 0 },
        { ulong.MaxValue, 0 },
        { ulong.MaxValue, 1 },
        { 8, ulong.MaxValue },
        { ulong.MaxValue - 8, 16 },
        { 1UL << 63, 1UL << 63 },
        { 0, (16 << 20) + 1 },
        { 0, 1UL << 32 },
    };

    public void Dispose()
    {
        _good.AssertUndisturbed();
        Assert.Empty(_system.Store.Check().Findings);
        _good.Dispose();
        _system.Dispose();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_window_that_leads_out_of_the_shared_buffer_is_refused(ulong offset, ulong length)
    {
        using RawClient hostile = _system.OpenRaw();
        TransactionId write = hostile.Session.BeginTransaction(Access.Write).Value;
        ObjectId id = hostile.Session.AllocateIds(1).Value.First;
        ulong version = _system.Store.Version;

        Assert.Null(hostile.Call(StoreObject, write.Value, id.Value, offset, length));
        foreach (ulong function in new[] { StoreObjects, RetrieveObjects, ListObjects, RelyOn })
        {
            Assert.Null(hostile.Call(function, write.Value, offset, length));
        }

        Assert.Equal(version, hostile.Session.CommitTransaction(write).Value.Version);
    }

    [Fact]
    public void A_transaction_of_somebody_else_is_none()
    {
        using ObjectStoreConnection victim = _system.Open(label: "good");
        using RawClient hostile = _system.OpenRaw();
        TransactionId[] own = [.. Enumerable.Range(0, 5).Select(_ => victim.BeginTransaction(Access.Write).Value)];
        ObjectId id = victim.AllocateIds(1).Value.First;
        Assert.True(victim.StoreSmall(own[4], id, [1]).IsOk);

        foreach (TransactionId transaction in own)
        {
            Assert.Equal(StoreError.NoTransaction, hostile.Session.StoreSmall(transaction, id, [2]).Error);
            Assert.Equal(StoreError.NoTransaction, hostile.Session.RetrieveSmall(transaction, id).Error);
            Assert.Equal(StoreError.NoTransaction, hostile.Session.RollbackTransaction(transaction).Error);
            Assert.Equal(StoreError.NoTransaction, hostile.Session.CommitTransaction(transaction).Error);
        }

        Assert.True(victim.CommitTransaction(own[4]).IsOk);
        Assert.Equal([1], victim.RetrieveObject(victim.BeginTransaction(Access.Read).Value, id).Value);
    }

    [Fact]
    public void What_a_client_writes_into_its_buffer_during_a_call_harms_only_itself()
    {
        using RawClient hostile = _system.OpenRaw(ram: 8 << 20);
        ObjectId first = hostile.Session.AllocateIds(64).Value.First;
        byte[] batch = RecordCodec.Encode(new ObjectBatch
        {
            Objects = [.. Enumerable.Range(0, 64).Select(i => new ObjectContent { Id = new ObjectId { Value = first.Value + (ulong)i }, Content = new byte[500] })],
        });
        bool isOver = false;
        Thread changer = new(() =>
        {
            for (Random random = new(1); !Volatile.Read(ref isOver);)
            {
                batch.CopyTo(hostile.Buffer);
                random.NextBytes(hostile.Buffer.Slice(random.Next(batch.Length - 16), 16));
            }
        });
        changer.Start();
        int committed = 0;
        for (int i = 0; i < 300; i++)
        {
            TransactionId write = hostile.Session.BeginTransaction(Access.Write).Value;
            (bool Ok, ulong Result)? batched = hostile.Call(StoreObjects, write.Value, 0, (ulong)batch.Length);
            Assert.True(hostile.Call(StoreObject, write.Value, first.Value, 0, 384)!.Value.Ok);

            // What was stored is a copy: it does not change any more.
            byte[] once = Peek(hostile, write, first);
            Assert.Equal(once, Peek(hostile, write, first));
            committed += batched is { Ok: true } ? 1 : 0;
            Assert.True(hostile.Session.CommitTransaction(write).IsOk);
        }

        Volatile.Write(ref isOver, true);
        changer.Join();
        Assert.InRange(committed, 1, 300);
    }

    [Fact]
    public void A_result_that_waits_at_the_server_is_paid_by_the_client()
    {
        const int Size = 1 << 20;
        ObjectId id;
        using (ObjectStoreConnection rich = _system.Open(label: "hostile"))
        {
            id = rich.AllocateIds(1).Value.First;
            TransactionId stored = rich.BeginTransaction(Access.Write).Value;
            Assert.True(rich.StoreObject(stored, id, new byte[Size]).IsOk);
            Assert.True(rich.CommitTransaction(stored).IsOk);
        }

        using RawClient poor = _system.OpenRaw(ram: 128 << 10);
        TransactionId read = poor.Session.BeginTransaction(Access.Read).Value;
        Assert.Equal((false, (ulong)StoreError.OutOfRam), poor.Call(6, read.Value, id.Value));
        poor.Donate(Size);
        (bool Ok, ulong Result)? waits = poor.Call(6, read.Value, id.Value);
        Assert.Equal((true, ulong.MaxValue), waits);

        // All of it is used, until the next result takes the place of this one.
        Assert.Equal(BulkError.OutOfRam, poor.Grow(Size));
        Assert.True(poor.Call(20, read.Value)!.Value.Ok);
        Assert.Null(poor.Grow(Size));
    }

    [Fact]
    public void An_object_of_the_largest_size_goes_in_and_out()
    {
        using ObjectStoreConnection client = _system.Open(label: "hostile");
        byte[] content = new byte[(int)ObjectStoreContract.Bulk.Max];
        content[^1] = 7;
        ObjectId id = client.AllocateIds(1).Value.First;
        TransactionId write = client.BeginTransaction(Access.Write).Value;
        Assert.True(client.StoreObject(write, id, content).IsOk);
        Assert.True(client.CommitTransaction(write).IsOk);

        using ObjectStoreConnection other = _system.Open(label: "hostile");
        Assert.True(content.AsSpan().SequenceEqual(other.RetrieveObject(other.BeginTransaction(Access.Read).Value, id).Value));
    }

    [Fact]
    public void Each_transaction_costs_a_capability_and_memory_until_it_ends()
    {
        using RawClient poor = _system.OpenRaw(ram: (64 << 10) + (3 << 10), caps: 5);
        List<TransactionId> open = [];
        while (poor.Session.BeginTransaction(Access.Read).TryGetValue(out TransactionId begun, out StoreError error)
            || error == StoreError.OutOfRam)
        {
            if (begun.Value == 0)
            {
                poor.Donate(1024);
                continue;
            }

            open.Add(begun);
        }

        Assert.Equal(StoreError.OutOfCaps, poor.Session.BeginTransaction(Access.Read).Error);
        Assert.InRange(open.Count, 1, (int)ObjectStoreConstants.MaxTransactions - 1);
        Assert.True(poor.Session.RollbackTransaction(open[0]).IsOk);
        Assert.True(poor.Session.BeginTransaction(Access.Read).IsOk);
    }

    [Fact]
    public void A_snapshot_that_nobody_pays_for_ends_as_a_conflict_and_its_memory_is_free()
    {
        using RawClient endless = _system.OpenRaw();
        using ObjectStoreConnection busy = _system.Open(label: "hostile");
        ObjectId id = busy.AllocateIds(1).Value.First;
        Store(busy, id, 256 << 10);
        TransactionId old = endless.Session.BeginTransaction(Access.Read).Value;
        TransactionId writing = endless.Session.BeginTransaction(Access.Write).Value;
        for (int i = 0; i < 10; i++)
        {
            Store(busy, id, 256 << 10);
        }

        Assert.Equal(StoreError.Conflict, endless.Session.RetrieveSmall(old, id).Error);
        Assert.Equal(StoreError.Conflict, endless.Session.CommitTransaction(writing).Error);
        Assert.Equal(0, _system.Store.OpenTransactions);
        TransactionId anew = endless.Session.BeginTransaction(Access.Read).Value;
        Assert.Equal(256u << 10, endless.Session.ObjectInfo(anew, id).Value.Size);
    }

    [Fact]
    public void A_snapshot_that_is_paid_for_goes_on_and_its_price_comes_back()
    {
        using ObjectStoreConnection patient = _system.Open(label: "hostile");
        using ObjectStoreConnection busy = _system.Open(label: "hostile");
        ObjectId id = busy.AllocateIds(1).Value.First;
        Store(busy, id, 256 << 10);
        ulong version = _system.Store.Version;
        TransactionId old = patient.BeginTransaction(Access.Read).Value;
        for (int i = 0; i < 20; i++)
        {
            Store(busy, id, 256 << 10);
            Assert.Equal(version, patient.ObjectInfo(old, id).Value.Version);
        }

        Assert.True(patient.RollbackTransaction(old).IsOk);
        Assert.Equal(0, _system.Store.OpenTransactions);
    }

    [Fact]
    public async Task Floods_of_calls_make_no_call_of_others_fail()
    {
        using CancellationTokenSource end = new();
        int[] made = new int[2];
        Task[] floods = [.. Enumerable.Range(0, made.Length).Select(number => Task.Factory.StartNew(
            () => Flood(number), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (int i = 0; (i < 50 || made.Min() < 50) && !floods.Any(static flood => flood.IsCompleted); i++)
        {
            _good.AssertUndisturbed();
        }

        await end.CancelAsync();
        await Task.WhenAll(floods);

        void Flood(int number)
        {
            using RawClient hostile = _system.OpenRaw();
            for (; !end.IsCancellationRequested; Interlocked.Increment(ref made[number]))
            {
                _ = number == 0 ? hostile.Call(15, 1) : hostile.Call(22);
                _ = hostile.Call(2, 1);
                _ = hostile.Call(21, 0);
            }
        }
    }

    [Fact]
    public void A_session_that_ends_during_its_commit_leaves_all_of_it_or_nothing()
    {
        for (int i = 0; i < 50; i++)
        {
            ulong before = _system.Store.Version;
            RawClient hostile = _system.OpenRaw();
            ObjectId first = hostile.Session.AllocateIds(2).Value.First;
            TransactionId write = hostile.Session.BeginTransaction(Access.Write).Value;
            Assert.True(hostile.Session.StoreSmall(write, first, [1]).IsOk);
            Assert.True(hostile.Session.StoreSmall(write, new ObjectId { Value = first.Value + 1 }, [2]).IsOk);
            _ = hostile.Session.CommitTransactionAsync(write, TestContext.Current.CancellationToken).AsTask();
            hostile.Dispose();
            _good.AssertUndisturbed();
            Assert.InRange(_system.Store.Version, before + 1, before + 2);
            using ObjectStoreConnection other = _system.Open(label: "hostile");
            TransactionId read = other.BeginTransaction(Access.Read).Value;
            bool isThere = other.RetrieveSmall(read, first).IsOk;
            Assert.Equal(isThere, other.RetrieveSmall(read, new ObjectId { Value = first.Value + 1 }).IsOk);
            Assert.Equal(isThere ? before + 2 : before + 1, _system.Store.Version);
        }

        Assert.Equal(0, _system.Store.OpenTransactions);
    }

    // The content as the server has it, past the shared buffer that somebody else writes into.
    private static byte[] Peek(RawClient client, TransactionId transaction, ObjectId id)
    {
        SmallObject small = client.Session.RetrieveSmall(transaction, id).Value;
        return small.Content[..(int)small.Size].ToArray();
    }

    private static void Store(ObjectStoreConnection client, ObjectId id, int size)
    {
        TransactionId write = client.BeginTransaction(Access.Write).Value;
        Assert.True(client.StoreObject(write, id, new byte[size]).IsOk);
        Assert.True(client.CommitTransaction(write).IsOk);
    }
}
