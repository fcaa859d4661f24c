namespace TelOS.Init.Tests;

public sealed class PriorityBandTests
{
    [Theory]
    [InlineData(0, 0, "a=1", "a=1")]
    [InlineData(4, 0, "a=1", "a=1, priority=0x0")]
    [InlineData(4, -1, "a=1", "a=1, priority=0x4000")]
    [InlineData(4, -3, "priority=0x8000", "priority=0xe000")]
    [InlineData(2, -1, "priority=0xfffff", "priority=0xffff")]
    public void A_child_has_a_part_of_the_priorities(int levels, int priority, string arguments, string expected) =>
        Assert.Equal(expected, new PriorityBand(levels, new StartNode { Name = "c", Binary = "c", Priority = priority }, null!).Apply(arguments));
}
