using System.Globalization;
using System.Text;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>The power fails below the whole engine.</summary>
public sealed class CrashTests
{
    private const int Objects = 5;
    private const int DefaultCycles = 300;

    [Fact]
    public void After_a_power_failure_every_acknowledged_commit_is_there_and_none_in_part()
    {
        Random random = Seed.Start();
        using FaultyBlockDevice device = new(1024, (ulong)random.NextInt64());
        ulong kept = 0;
        HashSet<ulong> given = [];
        ObjectId[] ids = [];
        for (int cycle = 0; cycle < DefaultCycles; cycle++)
        {
            device.PlanNothing();
            ulong asked = kept;
            try
            {
                using Store store = OpenStore.On(device, new StoreOptions { CheckpointDelay = TimeSpan.FromMilliseconds(1) });
                kept = Verify(store, ids, kept, asked);
                asked = kept;
                if (ids.Length == 0)
                {
                    ids = [.. Enumerable.Range(0, Objects).Select(_ => store.NewId())];
                }

                IdRange range = store.AllocateIds((uint)random.Next(1, 3000));
                Assert.True(given.Add(range.First.Value), $"{range.First.Value} was given out twice");
                device.Plan(DeviceFault.PowerCut, DeviceOperations.All, random.Next(60));
                for (int i = 0; i < 20; i++)
                {
                    asked++;
                    Write(store, ids, asked);
                    kept = asked;
                }
            }
            catch (StoreException)
            {
                // Where the power fails, somebody learns it.
            }

            device.LosePower((PowerLoss)random.Next(4));
            using Store again = Reopen(device);
            kept = Verify(again, ids, kept, asked);
        }

        Assert.True(kept > DefaultCycles, kept.ToString(CultureInfo.InvariantCulture));
    }

    private static Store Reopen(FaultyBlockDevice device)
    {
        device.PlanNothing();
        return OpenStore.On(device);
    }

    private static ulong Verify(Store store, ObjectId[] ids, ulong kept, ulong asked)
    {
        using StoreTransaction reader = store.Begin(Access.Read);
        string?[] found = [.. ids.Select(id => reader.Text(id)).Distinct()];
        if (found is [] or [null])
        {
            Assert.Equal(0u, kept);
            return 0;
        }

        ulong number = ulong.Parse(Assert.Single(found)!.AsSpan(0, 8), CultureInfo.InvariantCulture);
        Assert.InRange(number, kept, asked);
        Assert.Empty(store.Check().Findings);
        return number;
    }

    private static void Write(Store store, ObjectId[] ids, ulong number)
    {
        using StoreTransaction transaction = store.Begin(Access.Write);
        byte[] content = Encoding.UTF8.GetBytes(number.ToString("d8", CultureInfo.InvariantCulture) + new string('x', (int)(number * 997 % 5000)));
        foreach (ObjectId id in ids)
        {
            transaction.Store(id, content);
        }

        transaction.BindRoot("ledger", ids[0]);
        _ = transaction.Commit();
    }
}
