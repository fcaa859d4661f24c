using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>One reference workload, again and again, with the fault at each operation in turn.</summary>
public sealed class EveryOperationTests
{
    private const int Blocks = 256;
    private const int Transactions = 24;
    private const int ReopenAt = 12;
    private const int Limit = 5000;
    private const int AllChoices = 10;
    private const int Samples = 200;
    private static readonly BlockVfsOptions s_options = new() { LogChunkBytes = 32 << 10, Seed = 7 };

    [Theory]
    [InlineData(DeviceFault.Error, DeviceOperations.Read, false)]
    [InlineData(DeviceFault.Error, DeviceOperations.Read, true)]
    [InlineData(DeviceFault.Error, DeviceOperations.Write, false)]
    [InlineData(DeviceFault.Error, DeviceOperations.Write, true)]
    [InlineData(DeviceFault.Error, DeviceOperations.Sync, false)]
    [InlineData(DeviceFault.Error, DeviceOperations.Sync, true)]
    [InlineData(DeviceFault.Error, DeviceOperations.Trim, false)]
    [InlineData(DeviceFault.Error, DeviceOperations.Trim, true)]
    [InlineData(DeviceFault.Full, DeviceOperations.Write, false)]
    [InlineData(DeviceFault.Full, DeviceOperations.Write, true)]
    [InlineData(DeviceFault.PowerCut, DeviceOperations.Change, false)]
    public void No_operation_can_fail_at_the_cost_of_what_was_acknowledged(DeviceFault fault, DeviceOperations operations, bool sticky)
    {
        int k = 0;
        while (RunWith(fault, operations, k, sticky))
        {
            Assert.True(++k < Limit, "The workload does not end.");
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{fault} at each of {k} operations of {operations}");
        Assert.InRange(k, 1, Limit);
    }

    // Whether the fault happened.
    private static bool RunWith(DeviceFault fault, DeviceOperations operations, int k, bool sticky)
    {
        using FaultyBlockDevice device = new(Blocks, (ulong)k);
        SeededRandom random = new(42);
        Workload workload = new(random);
        device.Plan(fault, operations, k, sticky);
        RunWorkload(device, workload);
        bool happened = device.FaultHappened;
        // A connection that is closed in an orderly way would save what a crash loses.
        device.Plan(DeviceFault.PowerCut, DeviceOperations.All, 0, sticky: true);
        device.LosePower((PowerLoss)(k % 4));

        workload.CheckImage(device, s_options, $"k = {k}");
        return happened;
    }

    /// <summary>A sync may find any of what was written on the disk: each choice, where there are at most ten blocks.</summary>
    [Fact]
    public void Whichever_blocks_are_written_at_each_sync_the_image_is_whole()
    {
        (int choices, int largest, int sampled) = (0, 0, 0);
        int k = 0;
        while (TryEachChoice(k++, ref choices, ref largest, ref sampled))
        {
            Assert.True(k < Limit, "The workload does not end.");
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{choices} choices at {k} syncs, of up to {largest} blocks each; {sampled} syncs had more");
        Assert.True(choices > 1000 && largest > 7);
    }

    private static bool TryEachChoice(int k, ref int choices, ref int largest, ref int sampled)
    {
        using FaultyBlockDevice device = new(Blocks, (ulong)k);
        Workload workload = new(new SeededRandom(42));
        device.Plan(DeviceFault.PowerCut, DeviceOperations.Sync, k);
        RunWorkload(device, workload);
        if (!device.FaultHappened)
        {
            return false;
        }
        int pending = device.PendingBlocks;
        bool all = pending <= AllChoices;
        SeededRandom random = new((ulong)k);
        for (int i = 0; i < (all ? 1 << pending : Samples); i++)
        {
            using FaultyBlockDevice other = new(device.ReadDurableKeeping(all ? (ulong)i : random.Next()), 1);
            workload.CheckImage(other, s_options, $"sync {k}, choice {i} of {pending} blocks");
            choices++;
        }
        (largest, sampled) = all ? (Math.Max(largest, pending), sampled) : (largest, sampled + 1);
        return true;
    }

    private static void RunWorkload(FaultyBlockDevice device, Workload workload)
    {
        try
        {
            for (int part = 0; part < Transactions / ReopenAt; part++)
            {
                using Image image = new(device, s_options);
                using RawDatabase? database = RawDatabase.TryOpen(image.Vfs, out _);
                if (database is null)
                {
                    return;
                }
                Workload.Configure(database, 12);
                if (part == 0)
                {
                    _ = Workload.CreateSchema(database);
                }
                for (int i = 0; i < ReopenAt; i++)
                {
                    bool hadFailed = image.Vfs.Failure is not null;
                    bool acknowledged = workload.Change(database);
                    Assert.False(hadFailed && acknowledged, "A transaction was acknowledged after the device had failed.");
                    Assert.Equal(image.Vfs.Failure is not null, image.Vfs.IsReadOnly);
                }
                _ = database.Run("VACUUM");
                if (workload.InFlight.Count > 0)
                {
                    // What failed is there or not once it is opened again, which the cycles look at; here it ends.
                    return;
                }
            }
        }
        catch (IOException)
        {
            // The image could not be opened: whatever was acknowledged before is looked for afterwards.
        }
    }
}
