using System.Globalization;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Persistence.Probe;

/// <summary>A client that counts in the store without an end, two objects at a time, and says each number when its commit was acknowledged.
/// When its server dies, or its session ends, it goes on with the next one, and says what it found there.</summary>
internal static class Program
{
    private const string Root = "count";

    public static void Main()
    {
        using Env env = Env.FromParent("persistence_probe");
        while (true)
        {
            try
            {
                using ObjectStoreConnection store = new(env, new ObjectStoreArguments { Writeable = true });
                Count(env, store);
            }
            catch (Exception error) when (error is RpcException or SessionDeniedException)
            {
                env.Log.WriteLine($"lost its server: {error.GetType().Name}");
            }

            Thread.Sleep(10);
        }
    }

    private static void Count(Env env, ObjectStoreConnection store)
    {
        ulong number = Find(store, out ObjectId first) ? Read(store, first) : 0;
        env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"found {number}"));
        if (first.Value == 0)
        {
            Result<IdRange, StoreError> range = store.AllocateIds(2);
            if (!range.IsOk)
            {
                env.Log.WriteLine($"gets no identities: {range.Error}");
                return;
            }

            first = range.Value.First;
        }

        while (true)
        {
            byte[] content = BitConverter.GetBytes(++number);
            StoreError? error = Write(store, first, content);
            env.Log.WriteLine(error is { } failed
                ? $"refused: {failed}"
                : string.Create(CultureInfo.InvariantCulture, $"committed {number}"));
            if (error is not null)
            {
                return;
            }
        }
    }

    private static StoreError? Write(ObjectStoreConnection store, ObjectId first, byte[] content)
    {
        Result<TransactionId, StoreError> begun = store.BeginTransaction(Access.Write);
        if (!begun.TryGetValue(out TransactionId transaction, out StoreError refused))
        {
            return refused;
        }

        foreach (Result<ulong, StoreError> stored in new[]
        {
            store.StoreSmall(transaction, first, content), store.StoreSmall(transaction, new ObjectId { Value = first.Value + 1 }, content),
        })
        {
            if (!stored.IsOk)
            {
                return stored.Error;
            }
        }

        Result<Ok, StoreError> bound = store.BindRoot(transaction, Root, first);
        Result<CommitInfo, StoreError> committed = store.CommitTransaction(transaction);
        return !bound.IsOk ? bound.Error : !committed.IsOk ? committed.Error : null;
    }

    private static bool Find(ObjectStoreConnection store, out ObjectId first)
    {
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        Result<ObjectId, StoreError> found = store.FindRoot(transaction, Root);
        first = found.IsOk ? found.Value : default;
        store.RollbackTransaction(transaction);
        return found.IsOk;
    }

    private static ulong Read(ObjectStoreConnection store, ObjectId first)
    {
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        byte[] one = store.RetrieveObject(transaction, first).Value;
        byte[] other = store.RetrieveObject(transaction, new ObjectId { Value = first.Value + 1 }).Value;
        store.RollbackTransaction(transaction);
        return one.AsSpan().SequenceEqual(other) ? BitConverter.ToUInt64(one) : throw new InvalidOperationException("Half of a commit is there.");
    }
}
