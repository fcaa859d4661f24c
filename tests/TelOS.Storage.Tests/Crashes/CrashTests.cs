using System.Diagnostics;
using System.Globalization;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

public sealed class CrashTests
{
    private const int CyclesPerSeed = 200;
    private static readonly TimeSpan s_progress = TimeSpan.FromSeconds(10);

    private static int Cycles { get; } = Number("TELOS_STORE_CYCLES", 2000);

    private static int Seed { get; } = Number("TELOS_STORE_SEED", 1);

    public static TheoryData<FaultClass> Classes => [.. Enum.GetValues<FaultClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void No_acknowledged_transaction_is_lost_and_none_is_mixed(FaultClass faultClass)
    {
        int refusals = 0;
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan nextProgress = s_progress;
        for (int done = 0, i = 0; done < Cycles; done += CyclesPerSeed, i++)
        {
            ulong seed = (ulong)(Seed + i);
            try
            {
                using CrashRun run = new(faultClass, seed);
                run.Run(Math.Min(CyclesPerSeed, Cycles - done));
                refusals += run.Refusals;
                if (watch.Elapsed > nextProgress)
                {
                    nextProgress += s_progress;
                    Console.WriteLine($"{faultClass}: {done} of {Cycles} cycles");
                }
            }
            catch (FoundException e)
            {
                throw new FoundException($"./test --filter {faultClass} --seed {seed}: {e.Message}", e);
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Cycles} cycles of {faultClass}, {watch.Elapsed.TotalMilliseconds / Cycles:0.00} ms each, {refusals} refusals, from seed {Seed}");
    }

    [Theory]
    [InlineData(Mutant.NoSync)]
    [InlineData(Mutant.SyncAfterAcknowledging)]
    [InlineData(Mutant.OneSuperblockSlot)]
    [InlineData(Mutant.MetadataBeforeData)]
    [InlineData(Mutant.PowersafeOverwrite)]
    [InlineData(Mutant.ChecksumNotVerified)]
    [InlineData(Mutant.LogDeletionNotSynced)]
    [InlineData(Mutant.SyncRetried)]
    [InlineData(Mutant.MapNotCompared)]
    internal void The_cycles_find_a_mistake_that_is_planted(Mutant mutant)
    {
        const int Limit = 2000;
        FaultClass[] classes = Enum.GetValues<FaultClass>();
        for (int done = 0, i = 0; done < Limit; done += 20, i++)
        {
            try
            {
                using CrashRun run = new(classes[i % classes.Length], (ulong)(Seed + i), mutant);
                run.Run(20);
            }
            catch (FoundException e)
            {
                TestContext.Current.TestOutputHelper!.WriteLine($"{mutant}: after about {done} cycles, {e.Message.Split('\n')[0]}");
                return;
            }
        }
        Assert.Fail($"{mutant} was not found in {Limit} cycles.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
