using Microsoft.Win32.SafeHandles;

namespace TelOS.Storage.Tests;

/// <summary>A device in a file: what it holds, and where it takes room.</summary>
public sealed class FileDeviceTests : IDisposable
{
    private const int BlockSize = 4096;
    private const int BlockCount = 4 * HoleFiller.Stretch / BlockSize - 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("device").FullName;

    private string ImagePath => Path.Combine(_folder, "image");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Holes_that_are_filled_change_nothing_that_was_written()
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        byte[] expected = new byte[BlockCount * BlockSize];
        FileBlockDevice.Create(ImagePath, BlockCount, BlockSize).Dispose();
        for (int opening = 0; opening < 5; opening++)
        {
            using FileBlockDevice device = FileBlockDevice.Open(ImagePath);
            for (int step = 0; step < 40; step++)
            {
                int first = random.Next(BlockCount);
                int count = random.Next(1, Math.Min(BlockCount - first, random.Next(2) == 0 ? 3 : 400) + 1);
                Span<byte> place = expected.AsSpan(first * BlockSize, count * BlockSize);
                if (random.Next(3) == 0)
                {
                    device.Trim(first, count);
                    place.Clear();
                }
                else
                {
                    random.NextBytes(place);
                    device.Write(first, place);
                }
            }
            byte[] found = new byte[expected.Length];
            device.Read(0, found);
            Assert.True(expected.AsSpan().SequenceEqual(found), $"Seed {seed}, opening {opening}.");
        }
    }

    [Fact]
    public void A_write_fills_the_holes_of_its_stretch_and_of_no_other()
    {
        FileBlockDevice.Create(ImagePath, BlockCount, BlockSize).Dispose();
        using (FileBlockDevice device = FileBlockDevice.Open(ImagePath))
        {
            device.Write((HoleFiller.Stretch / BlockSize) + 7, new byte[BlockSize]);
            device.Sync();
        }
        using SafeFileHandle file = File.OpenHandle(ImagePath);
        Assert.Equal(HoleFiller.Stretch, NativeFile.Seek(file, 0, NativeFile.SeekData));
        Assert.Equal(2 * HoleFiller.Stretch, NativeFile.Seek(file, HoleFiller.Stretch, NativeFile.SeekHole));
    }
}
