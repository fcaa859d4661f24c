namespace TelOS.Runtime.Tests.PacketStreams;

public sealed class BulkAreaTests
{
    private const long Offset = 192;
    private const long Size = 10_000;

    [Fact]
    public void Parts_never_overlap_and_all_comes_back()
    {
        var seed = Seed.Next();
        var random = new Random(seed);
        var area = new BulkArea(Offset, Size);
        var parts = new List<(long Offset, long Size)>();
        for (var step = 0; step < 20_000; step++)
        {
            if (parts.Count > 0 && random.Next(2) == 0)
            {
                var index = random.Next(parts.Count);
                Assert.True(area.TryFree(parts[index].Offset), $"seed {seed}");
                parts.RemoveAt(index);
                continue;
            }

            long size = random.Next(1, 1500);
            var alignment = 1L << random.Next(0, 9);
            if (!area.TryAllocate(size, alignment, out var offset))
            {
                continue;
            }

            Assert.Equal(0, offset % alignment);
            Assert.InRange(offset, Offset, Offset + Size - size);
            Assert.DoesNotContain(parts, part => offset < part.Offset + part.Size && part.Offset < offset + size);
            parts.Add((offset, size));
        }

        Assert.Equal(Size - parts.Sum(static part => part.Size), area.Available);
        parts.ForEach(part => Assert.True(area.TryFree(part.Offset)));
        Assert.True(area.TryAllocate(Size, 1, out var whole), "the free parts did not become one again");
        Assert.Equal(Offset, whole);
    }

    [Theory]
    [InlineData(Size + 1, 1)]
    [InlineData(Size, 4096)]
    [InlineData(long.MaxValue, 1)]
    public void What_does_not_fit_is_refused(long size, long alignment) =>
        Assert.False(new BulkArea(Offset, Size).TryAllocate(size, alignment, out _));

    [Fact]
    public void A_part_is_given_back_once()
    {
        var area = new BulkArea(Offset, Size);
        Assert.True(area.TryAllocate(100, 64, out var offset));
        Assert.True(area.TryFree(offset));
        Assert.False(area.TryFree(offset));
        Assert.False(area.TryFree(offset + 1));
    }
}
