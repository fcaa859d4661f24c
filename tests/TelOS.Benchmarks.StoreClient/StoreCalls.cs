using System.Diagnostics;
using System.Globalization;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Benchmarks;

/// <summary>Objects of 1 KiB over a session of the store.</summary>
internal static class StoreCalls
{
    private const int Size = 1024;
    private const int ObjectsInBatch = 256;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    // Parts of the machine's clock in which commits are counted, so that the counts of several processes can be added.
    private static readonly long s_slot = Stopwatch.Frequency / 2;

    /// <summary>Changes one object after the other, each in a transaction of its own.</summary>
    /// <returns>The number of the first slot of half a second after the warm-up, and the commits in each slot from there on.</returns>
    public static string Commit(Env env, int objects, TimeSpan duration)
    {
        using ObjectStoreConnection store = Open(env, isWriteable: true);
        ObjectId[] ids = Fill(store, objects);
        Random random = new(1);
        byte[] content = new byte[Size];
        void Change()
        {
            random.NextBytes(content);
            TransactionId transaction = store.BeginTransaction(Access.Write).Value;
            _ = store.StoreObject(transaction, ids[random.Next(ids.Length)], content).Value;
            _ = store.CommitTransaction(transaction).Value;
        }

        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < s_warmUp;)
        {
            Change();
        }

        // The slot that has begun already is not counted.
        long first = (Stopwatch.GetTimestamp() / s_slot) + 1;
        int[] counts = new int[(int)(duration.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond / s_slot)];
        for (long slot = first; slot - first < counts.Length; slot = Stopwatch.GetTimestamp() / s_slot)
        {
            Change();
            // What ends in a slot counts there.
            long end = (Stopwatch.GetTimestamp() / s_slot) - first;
            if (end >= 0 && end < counts.Length)
            {
                counts[end]++;
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"{first} {string.Join(' ', counts)}");
    }

    /// <summary>Nanoseconds to read an object, each in a call of its own.</summary>
    public static double Read(Env env, int objects)
    {
        ObjectId[] ids;
        using (ObjectStoreConnection writer = Open(env, isWriteable: true))
        {
            ids = Fill(writer, objects);
        }

        using ObjectStoreConnection store = Open(env, isWriteable: false);
        TransactionId transaction = store.BeginTransaction(Access.Read).Value;
        Random random = new(1);
        return Batches.Measure(
            () =>
            {
                if (store.RetrieveObject(transaction, ids[random.Next(ids.Length)]).Value.Length != Size)
                {
                    throw new InvalidOperationException("An object is not what it was.");
                }
            },
            2000);
    }

    private static ObjectStoreConnection Open(Env env, bool isWriteable) => new(env, new ObjectStoreArguments { Writeable = isWriteable });

    private static ObjectId[] Fill(ObjectStoreConnection store, int objects)
    {
        IdRange range = store.AllocateIds((uint)objects).Value;
        ObjectId[] ids = [.. Enumerable.Range(0, objects).Select(i => new ObjectId { Value = range.First.Value + (ulong)i })];
        foreach (ObjectId[] some in ids.Chunk(ObjectsInBatch))
        {
            TransactionId transaction = store.BeginTransaction(Access.Write).Value;
            ObjectBatch batch = new();
            batch.Objects.AddRange(some.Select(static id => new ObjectContent { Id = id, Content = new byte[Size] }));
            _ = store.StoreObjects(transaction, batch).Value;
            _ = store.CommitTransaction(transaction).Value;
        }
        return ids;
    }
}
