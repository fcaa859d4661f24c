using Genode;

namespace TelOS.Init.Tests;

public sealed class SubAffinityTests
{
    [Fact]
    public void A_session_that_says_nothing_gets_the_part_of_the_child()
    {
        var child = Make(4, 1, 2, 0, 2, 1);
        Assert.Equal(child, SubAffinity.Of(child, default));
    }

    [Fact]
    public void A_session_gets_its_part_of_the_part() =>
        Assert.Equal(Make(8, 1, 6, 0, 2, 1), SubAffinity.Of(Make(4, 1, 2, 0, 2, 1), Make(2, 1, 1, 0, 1, 1)));

    private static Affinity Make(uint width, uint height, int x, int y, uint columns, uint rows) => new()
    {
        Space = new Genode.AffinitySpace { Width = width, Height = height },
        Location = new AffinityLocation { Xpos = x, Ypos = y, Width = columns, Height = rows },
    };
}
