namespace TelOS.Runtime.Tests.Threads;

/// <summary>Looking again before sleeping: worth it where it is often not in vain, and given up where it is.</summary>
public sealed class BoundedSpinTests
{
    [Fact]
    public void Who_looks_in_vain_looks_ever_more_rarely()
    {
        BoundedSpin spin = new();
        var attempts = 0;
        for (var wait = 0; wait < 10_000; wait++)
        {
            if (spin.TryBegin())
            {
                attempts++;
                LookInVain(ref spin);
            }
        }

        // Doubled each time: 1 + 2 + 4 + ... waits are left out between them.
        Assert.InRange(attempts, 10, 15);
    }

    [Fact]
    public void One_success_makes_looking_worth_it_again()
    {
        BoundedSpin spin = new();
        for (var failure = 0; failure < 8; failure++)
        {
            while (!spin.TryBegin())
            {
            }

            LookInVain(ref spin);
        }

        while (!spin.TryBegin())
        {
        }

        spin.Succeed();
        Assert.True(spin.TryBegin());
    }

    [Fact]
    public void Somebody_who_always_failed_is_tried_again_all_the_same()
    {
        BoundedSpin spin = new();
        for (var failure = 0; failure < 20; failure++)
        {
            var skipped = 0;
            while (!spin.TryBegin())
            {
                Assert.InRange(++skipped, 1, 4096);
            }

            LookInVain(ref spin);
        }
    }

    private static void LookInVain(ref BoundedSpin spin)
    {
        while (spin.MayContinue())
        {
        }
    }
}
