using System.Globalization;
using System.Text.RegularExpressions;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Cpp.Tests.Fuzz;

/// <summary>Random requests against a generated server base, under sanitizers: what its author sees is valid, and memory is left alone.</summary>
public sealed partial class FuzzServerTests
{
    private const double DefaultSeconds = 120;

    [Fact]
    public async Task Fuzz_Cpp_server_base_shows_its_author_valid_arguments_only()
    {
        // A part of what all fuzzers share.
        string? given = Environment.GetEnvironmentVariable("TIDL_FUZZ_SECONDS");
        double seconds = string.IsNullOrEmpty(given) ? DefaultSeconds : double.Parse(given, CultureInfo.InvariantCulture);
        CommandResult result = await RunAsync("fuzz-servers", Math.Max(1, (int)(seconds / 10)), null);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Match counts = Counts().Match(result.Output);
        Assert.True(counts.Success, result.Output);
        // Most are nonsense, but not all: some have to reach the author.
        Assert.NotEqual("0", counts.Groups[2].Value);
    }

    [Fact]
    public async Task Fuzz_Cpp_finds_a_server_base_that_checks_nothing()
    {
        CommandResult result = await RunAsync("fuzz-servers-planted", 20, text => text.Replace("!valid(", "!(sizeof(bool)) && valid(", StringComparison.Ordinal));
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("FUZZ_SEED=", result.Output, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> RunAsync(string name, int seconds, Func<string, string>? plant)
    {
        string[] paths =
        [
            "tests/TelOS.Idl.Genode.Tests/Expected/Servers.tidl",
            .. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "idl/contracts"), "*.tidl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(p => Path.GetRelativePath(RepositoryFolder.Path, p)),
        ];
        IReadOnlyList<Contract> contracts = ContractCompilation.Compile([.. paths.Select(p => (p, File.ReadAllText(Path.Combine(RepositoryFolder.Path, p))))]);
        (string include, _) = GeneratedHeaders.Write(name, contracts, plant);
        string text = await File.ReadAllTextAsync(GeneratedHeaders.TestFile("Fuzz/fuzz_servers.cc"));
        CppProgram program = await CppProgram.BuildAsync(
            CppCompiler.Gcc, [new CppSource("fuzz_servers.cc", text, include)], "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all",
            // The templates of Genode read truth values as whatever byte arrived; what is generated looks at them before anybody else does.
            "-fno-sanitize=bool,enum");
        string seed = Environment.GetEnvironmentVariable("TIDL_SEED") ?? Random.Shared.Next().ToString(CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"TIDL_SEED={seed}");
        return await program.RunAsync(environment: new Dictionary<string, string>
        {
            ["FUZZ_SEED"] = seed,
            ["FUZZ_SECONDS"] = seconds.ToString(CultureInfo.InvariantCulture),
        });
    }

    [GeneratedRegex(@"(\d+) requests, (\d+) answered")]
    private static partial Regex Counts();
}
