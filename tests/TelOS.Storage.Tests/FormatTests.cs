using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>What is formatted, and what never is.</summary>
public sealed class FormatTests
{
    private const int Blocks = 256;
    private static readonly BlockVfsOptions s_small = new() { LogChunkBytes = 32 << 10 };

    [Theory]
    [InlineData(0, "a file system's first bytes")]
    [InlineData(510, "the signature of a boot sector")]
    [InlineData(512, "a table of partitions")]
    [InlineData(1080, "ext4")]
    [InlineData(4096, "a part of an array of disks")]
    [InlineData(4086, "swap space")]
    [InlineData(9564, "UFS")]
    [InlineData(32769, "a CD")]
    [InlineData(65600, "Btrfs")]
    [InlineData(131071, "the last byte that is looked at")]
    public void A_device_with_something_of_somebody_else_stays_as_it_is(int at, string what)
    {
        byte[] content = new byte[Blocks * 4096];
        content[at] = 0x53;
        using FaultyBlockDevice device = new(content, 1);
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => new Image(device, s_small));
        Assert.Contains("no image", refused.Message, StringComparison.Ordinal);
        device.Sync();
        Assert.True(content.AsSpan().SequenceEqual(device.ReadDurable()), what);
    }

    [Fact]
    public void A_format_that_a_power_cut_ended_is_done_again_wherever_it_ended()
    {
        int ended = 0;
        foreach (PowerLoss loss in Enum.GetValues<PowerLoss>())
        {
            for (ulong seed = 0; seed < 8; seed++)
            {
                for (int operation = 0; ; operation++)
                {
                    using FaultyBlockDevice device = new(Blocks, seed);
                    device.Plan(DeviceFault.PowerCut, DeviceOperations.Change, operation);
                    bool isDone = TryOpen(device);
                    device.LosePower(loss);
                    Assert.True(TryOpen(device), $"not opened after a power cut ({loss}, seed {seed}) at operation {operation} of the format");
                    Assert.False(TryOpenWithoutSuperblocks(device), $"formatted anew ({loss}, seed {seed}, operation {operation})");
                    if (isDone)
                    {
                        break;
                    }
                    ended++;
                }
            }
        }
        Assert.True(ended > 200, $"{ended} formats were ended");
    }

    [Fact]
    public void A_format_over_something_else_that_a_power_cut_ended_is_an_image_or_can_be_begun_again()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            for (int operation = 0; ; operation++)
            {
                using FaultyBlockDevice device = new([.. Enumerable.Repeat((byte)7, Blocks * 4096)], seed);
                device.Plan(DeviceFault.PowerCut, DeviceOperations.Change, operation);
                bool isDone = TryFormat(device);
                device.LosePower((PowerLoss)(seed % (ulong)Enum.GetValues<PowerLoss>().Length));
                if (!TryOpen(device))
                {
                    Assert.True(TryFormat(device) && TryOpen(device), $"seed {seed}, operation {operation}");
                }
                if (isDone)
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public void What_says_that_a_format_is_under_way_is_gone_with_its_end()
    {
        using FaultyBlockDevice device = new(Blocks, 1);
        new Image(device, s_small).Dispose();
        Assert.False(TryOpenWithoutSuperblocks(device));
    }

    // What is behind lost superblocks is somebody's image.
    private static bool TryOpenWithoutSuperblocks(FaultyBlockDevice device)
    {
        device.Write(0, new byte[8192]);
        device.Sync();
        return TryOpen(device);
    }

    private static bool TryOpen(FaultyBlockDevice device)
    {
        try
        {
            using Image image = new(device, s_small);
            return true;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return false;
        }
    }

    private static bool TryFormat(FaultyBlockDevice device)
    {
        try
        {
            BlockVfs.Format(device, s_small);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
