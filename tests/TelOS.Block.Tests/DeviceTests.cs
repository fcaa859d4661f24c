using System.Security.Cryptography;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Tests;

/// <summary>A device of another component is a device as any other.</summary>
public sealed class DeviceTests
{
    [Theory]
    [InlineData(512, 64 * 1024)]
    [InlineData(4096, 64 * 1024)]
    [InlineData(4096, 1 << 20)]
    public void What_is_written_is_read_whatever_its_size_and_the_size_of_the_buffer(int blockSize, int bufferSize)
    {
        using BlockSystem system = new(new MemoryBlockDevice((4 << 20) / blockSize, blockSize));
        using var device = system.Open(new BlockSessionOptions { BufferSize = bufferSize });
        Assert.Equal((blockSize, (4L << 20) / blockSize, true), (device.BlockSize, device.BlockCount, device.IsWriteable));

        var image = new byte[4 << 20];
        int seed = Random.Shared.Next();
        Random random = new(seed);
        for (var i = 0; i < 60; i++)
        {
            var block = random.Next((int)device.BlockCount);
            var count = random.Next(0, (int)Math.Min(device.BlockCount - block, i % 10 == 0 ? 2048 : 40) + 1);
            var content = RandomNumberGenerator.GetBytes(count * blockSize);
            device.Write(block, content);
            content.CopyTo(image, block * blockSize);
        }

        device.Sync();
        var read = new byte[image.Length];
        device.Read(0, read);
        Assert.True(image.AsSpan().SequenceEqual(read), $"Seed {seed}");
        for (var i = 0; i < 60; i++)
        {
            var block = random.Next((int)device.BlockCount);
            var part = new byte[random.Next(1, 9) * blockSize];
            if (part.Length / blockSize <= device.BlockCount - block)
            {
                device.Read(block, part);
                Assert.True(image.AsSpan(block * blockSize, part.Length).SequenceEqual(part), $"Seed {seed}");
            }
        }
    }
}
