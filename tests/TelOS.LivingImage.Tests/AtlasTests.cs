using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.LivingImage.Tests;

/// <summary>The part of <c>./run</c> that loads the contracts into the Living Image.</summary>
public sealed class AtlasTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_atlas_of_all_contracts_survives_a_kill_in_the_middle_and_a_change_of_the_data_is_seen()
    {
        var (exit, output) = await RunAsync("eng/living-image --kill-after 40");
        Assert.True(exit == 0, output);
        Assert.Matches(@"\d+ transactions were acknowledged before the kill, and \d+ are there after it(, one of which was under way)?: none is lost\.", output);
        Assert.Matches(@"What are the 1\d,\d{3} objects of the image\?", output);
        Assert.Matches("of (\\d+) sessions, the contracts of \\1 have a function at every opcode", output);
        Assert.Contains("it does not know what 'translate' means", output, StringComparison.Ordinal);

        // The same questions, asked by a NativeAOT binary.
        string atlas = Path.Combine(RepositoryFolder.Path, "artifacts/living-image/modules/atlas");
        File.Delete(atlas);
        File.CreateSymbolicLink(atlas, Path.Combine(NativePrograms.Publish("Debug", "samples/LivingImage/Atlas"), "atlas"));
        string[] answers = Answers(await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Path, "artifacts/living-image/log.questions"), Stop));
        (exit, output) = await RunAsync(
            "dotnet runtime/TelOS.Host.Tool/bin/Debug/net10.0/telos.dll run samples/LivingImage/ask.hid --modules artifacts/living-image/modules --lines");
        Assert.True(exit == 0, output);
        Assert.NotEmpty(answers);
        Assert.Equal(answers, Answers(output));

        // The same image, looked at by a loader that believes that something else was stored.
        string contracts = Path.Combine(RepositoryFolder.Path, "artifacts/living-image/modules/contracts.json");
        string text = await File.ReadAllTextAsync(contracts, Stop);
        await File.WriteAllTextAsync(contracts, text.Replace("\"Telos_object_store\"", "\"Telos_other_store\"", StringComparison.Ordinal), Stop);
        (exit, output) = await RunAsync(
            "dotnet runtime/TelOS.Host.Tool/bin/Debug/net10.0/telos.dll run samples/LivingImage/load.hid --modules artifacts/living-image/modules");
        Assert.True(exit == 1, output);
        Assert.Matches(@"Error: 1 of 8,\d{3} objects are not what was stored", output);
    }

    private static string[] Answers(string log) =>
        [.. log.Split('\n').Where(static line => line.StartsWith("[init -> atlas]", StringComparison.Ordinal))];

    private static async Task<(int Exit, string Output)> RunAsync(string command)
    {
        CommandResult result = await CommandLine.RunAsync("bash", ["-c", $"cd '{RepositoryFolder.Path}' && {command}"]);
        return (result.ExitCode, result.Output + result.Errors);
    }
}
