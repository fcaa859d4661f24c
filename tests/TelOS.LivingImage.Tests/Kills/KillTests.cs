using System.Diagnostics;
using System.Globalization;

namespace TelOS.LivingImage.Tests;

/// <summary>Block device, persistence manager and clients as processes that are killed at any instant under load.</summary>
public sealed class KillTests
{
    private const int DefaultKills = 200;
    private const int MaxDelayMs = 30;

    private static readonly LedgerDescription[] s_ledgers =
        [new("small", Accounts: 12, Size: 100), new("many", Accounts: 60, Size: 40), new("large", Accounts: 3, Size: 9000), new("single", Accounts: 1, Size: 1000)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_killed_every_acknowledged_transaction_is_there_and_none_in_part()
    {
        int kills = Number("TELOS_STORE_KILLS") ?? DefaultKills;
        int seed = Number("TELOS_FAULT_SEED") ?? Random.Shared.Next();
        Random random = new(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"TELOS_FAULT_SEED={seed}");
        using LivingImageSystem system = new(s_ledgers);
        long start = Stopwatch.GetTimestamp();
        for (int kill = 1; kill <= kills; kill++)
        {
            await WorkAsync(system, seed, kill);
            string victim = (kill % 3) switch
            {
                0 => s_ledgers[random.Next(s_ledgers.Length)].Name,
                1 => LivingImageSystem.Store,
                _ => LivingImageSystem.Disk,
            };
            await KillAsync(system, victim, random);

            // One in four is killed again while it begins: while the image is opened, that is, and its log replayed.
            if (kill < kills && random.Next(4) == 0)
            {
                kill++;
                await system.WaitForProcessAsync(victim, Stop);
                await KillAsync(system, victim, random);
            }
        }

        await WorkAsync(system, seed, kills + 1);
        await KillAsync(system, LivingImageSystem.Disk, random);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills, {system.Ledgers.Sum(static ledger => (long)ledger.Kept)} transactions, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
    }

    private static async Task KillAsync(LivingImageSystem system, string victim, Random random)
    {
        await Task.Delay(random.Next(MaxDelayMs), Stop);
        await system.KillAsync(victim, Stop);
        if (victim == LivingImageSystem.Disk)
        {
            // Nothing can be written any more.
            Assert.Empty(ImageInspection.Run(system.ImagePath, system.Ledgers));
        }

        await system.ReviveAsync(victim, Stop);
    }

    private static async Task WorkAsync(LivingImageSystem system, int seed, int kill)
    {
        await system.WaitForWorkAsync(Stop);
        Assert.True(system.Contradiction is null, $"{system.Contradiction}\nbefore kill {kill} with TELOS_FAULT_SEED={seed}:\n{system.Story}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
