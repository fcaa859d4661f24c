using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.ObjectStore.Server;
using TelOS.Storage;

namespace TelOS.Persistence.Tests;

/// <summary>Thousands of calls by chance.</summary>
public sealed class RandomCallTests
{
    [Fact]
    public void Whatever_a_client_calls_the_others_are_undisturbed_and_the_store_is_sound()
    {
        Random random = Seed.Start();
        using MemoryBlockDevice device = new(16_384, 4096);
        Dictionary<ulong, int> succeeded = [];
        ulong version;
        using (StoreSystem system = new(static label => new StoreGrant(true, label.Contains("good", StringComparison.Ordinal) ? "good" : "hostile"), device))
        {
            using Bystander good = new(system);

            // Until each function has done something; by chance one is never lucky in the first ten.
            for (int session = 0; session < 10 || (session < 200 && RandomCalls.Functions.Except(succeeded.Keys).Any()); session++)
            {
                using RawClient hostile = system.OpenRaw(ram: (ulong)random.Next(100 << 10, 2 << 20), caps: (ulong)random.Next(10, 40));
                RandomCalls calls = new(hostile, random, good.Objects);
                for (int call = 0; call < 600; call++)
                {
                    calls.Next();
                    if (call % 50 == 0)
                    {
                        good.AssertUndisturbed();
                    }
                }

                foreach ((ulong function, int times) in calls.Succeeded)
                {
                    succeeded[function] = succeeded.GetValueOrDefault(function) + times;
                }
            }

            good.AssertUndisturbed();
            Assert.Empty(system.Store.Check().Findings);
            Assert.Equal(StoreHealth.Ready, system.Store.Health);
            Assert.Equal(0, system.Store.OpenTransactions);
            version = system.Store.Version;
        }

        // Nothing was tested by a function that never did anything.
        Assert.Empty(RandomCalls.Functions.Except(succeeded.Keys));
        using Store again = Store.Open(device, new StoreOptions());
        Assert.Equal(version, again.Version);
        Assert.Empty(again.Check().Findings);
    }
}
