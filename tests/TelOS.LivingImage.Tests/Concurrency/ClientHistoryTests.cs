using System.Globalization;
using TelOS.Host;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;
using TelOS.ObjectStore.Testing.Checking;
using TelOS.ObjectStore.Testing.Recording;

namespace TelOS.LivingImage.Tests.Concurrency;

/// <summary>Processes that use one Living Image at the same time, and the history of what they saw.</summary>
public sealed class ClientHistoryTests
{
    private const int Clients = 16;

    // How many each of them does at least, however long it takes.
    private const int Commits = 20;

    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transactions_of_sixteen_processes_are_serializable()
    {
        uint seconds = Number("TELOS_CONCURRENCY_SECONDS") ?? 60;
        Random random = new((int)(Number("TELOS_STORE_SEED") ?? (uint)Random.Shared.Next()));
        string folder = Directory.CreateTempSubdirectory("telos-histories-").FullName;
        try
        {
            HistoryTransaction[][] histories;
            string[] retries;
            using (ComposedSystem system = new(Confinement.None))
            {
                system.Start(
                    new SystemChild
                    {
                        Name = "disk",
                        Program = Program("components/Block", "block"),
                        Provides = ["Block"],
                        Ram = 128 << 20,
                        Config = config => config
                            .Node("device", device => device.Attribute("name", "disk").Attribute("type", "memory").Attribute("size", "64M"))
                            .Node("default-policy", policy => policy.Attribute("device", "disk").Attribute("writeable", true)),
                    },
                    new SystemChild
                    {
                        Name = "keeper",
                        Program = Program("components/Persistence", "persistence"),
                        Provides = ["Telos_object_store"],
                        Ram = 256 << 20,
                        Caps = 4000,
                        Config = config => config.Attribute("format", true).Node("default-policy", policy => policy.Attribute("writeable", true)),
                    });
                system.Start([.. Enumerable.Range(1, Clients).Select(number => Client(number, seconds))]);
                await Task.Delay(TimeSpan.FromSeconds(seconds), Stop);
                for (int number = 1; number <= Clients; number++)
                {
                    await FinishAsync(system, number);
                }

                // One more, who sees what all the others left.
                system.Start(Client(Clients + 1, seconds: 1));
                await FinishAsync(system, Clients + 1);
                histories = [.. Enumerable.Range(1, Clients + 1).Select(number => HistoryFile.Read(PathOf(number)).ToArray())];
                retries = [.. system.Lines.Where(static line => line.EndsWith(" retries", StringComparison.Ordinal))];
            }

            HistoryReport report = new HistoryChecker().Check([.. histories.SelectMany(static history => history)]);
            TestContext.Current.TestOutputHelper?.WriteLine($"{report}\n{string.Join('\n', retries)}");
            Assert.True(report.IsSerializable, report.ToString());

            // It was no idle run, and they were in each other's way.
            Assert.True(report.Commits >= Clients * Commits, report.ToString());
            Assert.NotEqual(0, report.Conflicts);

            // Nobody else committed anything.
            Assert.Equal(
                (ulong)report.Commits,
                histories.SelectMany(static history => history).Where(static transaction => transaction.IsCommittedWriter).Max(static transaction => transaction.Version));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string PathOf(int number) => Path.Combine(folder, $"{number}.jsonl");

        SystemChild Client(int number, uint seconds)
        {
            uint seed = (uint)random.Next();
            return new SystemChild
            {
                Name = $"client-{number}",
                Program = Program("tests/TelOS.LivingImage.Clients", "image_client"),
                Options = static options => options.Attribute("files", "host"),
                Config = config => config
                    .Attribute("number", number).Attribute("seconds", seconds).Attribute("seed", seed)
                    .Attribute("commits", Commits).Attribute("history", PathOf(number)),
            };
        }
    }

    private static uint? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? uint.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Program(string project, string program) =>
        Path.Combine(RepositoryFolder.Path, $"{project}/bin/{Configuration}/net10.0/{program}");

    private static async Task FinishAsync(ComposedSystem system, int number)
    {
        int? exit = await system.WaitForExitAsync($"client-{number}", Stop);
        Assert.True(exit == 0, $"client {number}: exit value {exit}\n{string.Join('\n', system.Lines)}");
    }
}
