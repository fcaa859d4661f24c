using SQLitePCL;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>One reference workload, again and again, with the fault at each operation in turn.</summary>
public sealed class EveryOperationTests
{
    private const int Blocks = 256;
    private const int Transactions = 24;
    private const int ReopenAt = 12;
    private const int Limit = 5000;
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

        // A crash while it was formatted leaves no image, and that is formatted anew.
        using Image image = new(device, s_options);
        using RawDatabase? database = RawDatabase.TryOpen(image.Vfs, out int code);
        Assert.True(database is not null, $"k = {k}: code {code}");
        string check = "";
        _ = database.Run("PRAGMA integrity_check", static _ => { }, s => check += raw.sqlite3_column_text(s, 0).utf8_to_string());
        Assert.Equal("ok", check);
        if (database.Run("SELECT 1 FROM t") != raw.SQLITE_OK)
        {
            // Not even the schema was acknowledged.
            Assert.Equal(new Content(), workload.Acknowledged);
            return happened;
        }
        Content? content = Workload.Read(database, out _);
        Assert.True(
            content is not null && (content.Equals(workload.Acknowledged) || workload.InFlight.Contains(content)),
            $"k = {k}: there is {content}, acknowledged was {workload.Acknowledged}");
        return happened;
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
