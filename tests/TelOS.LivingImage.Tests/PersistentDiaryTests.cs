using System.Diagnostics;
using TelOS.Host;
using TelOS.Host.Testing;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.LivingImage.Tests;

/// <summary>The client in C++ on the component in C#, whose image is on a block device.</summary>
public sealed class PersistentDiaryTests
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_diary_goes_on_where_it_was_when_the_store_was_killed()
    {
        CppProgram diary = await DiaryProgram.BuildAsync();
        using ComposedSystem system = new(Confinement.None);
        SystemChild store = new()
        {
            Name = "diary_keeper",
            Program = Program("Persistence", "persistence"),
            Provides = ["Telos_object_store"],
            Ram = 128 << 20,
            Config = config => config.Attribute("format", true).Node("default-policy", policy => policy.Attribute("writeable", true)),
        };
        system.Start(
            new SystemChild
            {
                Name = "disk",
                Program = Program("Block", "block"),
                Provides = ["Block"],
                Config = config => config
                    .Node("device", device => device.Attribute("name", "disk").Attribute("type", "memory").Attribute("size", "32M"))
                    .Node("default-policy", policy => policy.Attribute("device", "disk").Attribute("writeable", true)),
            },
            store,
            Diary("first", diary));
        await Finish(system, "first", "the diary has 3 pages");

        Process.GetProcessById(ComposedSystem.ProcessesOf("diary_keeper").Single()).Kill();
        await system.WaitForExitAsync("diary_keeper", Stop);
        system.Change(store with { Version = 1 });
        system.Start(Diary("second", diary));

        await Finish(system, "second", "the diary has 6 pages");
    }

    private static SystemChild Diary(string name, CppProgram program) =>
        new() { Name = name, Program = program.Path, Config = config => config.Attribute("pages", 3UL) };

    private static string Program(string component, string program) =>
        Path.Combine(RepositoryFolder.Path, $"components/{component}/bin/{Configuration}/net10.0/{program}");

    private static async Task Finish(ComposedSystem system, string diary, string line)
    {
        int? exit = await system.WaitForExitAsync(diary, Stop);
        Assert.True(exit == 0, $"exit value {exit}\n{string.Join('\n', system.Lines)}");
        Assert.Contains(system.Lines, text => text.Contains(line, StringComparison.Ordinal));
    }
}
