using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using TelOS.Records.Tests.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Generated;

/// <summary>The C++ reader, and the decoders of records, under libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer.</summary>
public sealed class RecordFuzzTests
{
    private const double DefaultSeconds = 120;

    /// <summary>What is left of <c>TIDL_FUZZ_SECONDS</c> for other fuzzers is most of it.</summary>
    private const double Share = 1.0 / 12;

    /// <summary>A defect is found within seconds, on a busy machine later.</summary>
    private const int SecondsForDefect = 90;

    [Fact]
    public async Task Fuzz_any_bytes_are_a_record_that_stays_what_it_is_or_refused()
    {
        string? given = Environment.GetEnvironmentVariable("TIDL_FUZZ_SECONDS");
        double seconds = string.IsNullOrEmpty(given) ? DefaultSeconds : double.Parse(given, CultureInfo.InvariantCulture);
        int share = Math.Max(1, (int)(seconds * Share));
        CommandResult result = await RunAsync(RandomRecordTests.Fuzzed, "sound", share);
        Assert.True(result.ExitCode == 0, Tail(result.Errors));
        Assert.Contains("DONE", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msgpack_cursor.h", "remaining() >= n", "remaining() + 1 >= n")]
    [InlineData("record_codec.h", "num_bytes != sizeof(T)", "num_bytes > sizeof(T)")]
    [InlineData("record_codec.h", "well_formed_utf8(value.start(), value.num_bytes())", "value.num_bytes() < 1000")]
    public async Task A_planted_defect_is_found(string header, string sound, string defect)
    {
        string text = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFolder.Path, "runtime/cpp/include/telos", header), TestContext.Current.CancellationToken);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        string name = $"defect-{Path.GetFileNameWithoutExtension(header)}-{defect.Length}";
        CppFolder folder = new("records-" + name);
        folder.Fill([("telos/" + header, text.Replace(sound, defect, StringComparison.Ordinal))]);
        CommandResult result = await RunAsync(RandomRecordTests.Fuzzed, name, SecondsForDefect, folder.Path);
        Assert.True(result.ExitCode != 0, Tail(result.Errors));
        Assert.Matches("ERROR: (AddressSanitizer|libFuzzer: deadly signal)|runtime error", result.Errors);
    }

    private static async Task<CommandResult> RunAsync(RecordContract contract, string name, int seconds, params IReadOnlyList<string> headers)
    {
        RecordProgram program = await CopyProgram.BuildFuzzerAsync(contract, headers);
        string folder = Path.Combine(RepositoryFolder.Path, "artifacts", "cpp", "records-fuzz-" + name);
        string corpus = Path.Combine(folder, "corpus");
        if (Directory.Exists(corpus))
        {
            Directory.Delete(corpus, recursive: true);
        }

        Directory.CreateDirectory(corpus);
        int seed = Seed.Next();
        RandomRecords random = new(contract.Contract, new Random(seed));
        foreach (RecordDeclaration record in contract.Records)
        {
            for (int i = 0; i < 8; i++)
            {
                byte[] encoded = random.Encoded(record);
                await File.WriteAllBytesAsync(Path.Combine(corpus, $"{record.Name}{i}"), encoded);

                // Chance alone takes minutes to shorten a byte string and its length together.
                foreach ((int place, byte[] cut) in RandomRecords.CutInByteStrings(encoded).Index())
                {
                    await File.WriteAllBytesAsync(Path.Combine(corpus, $"{record.Name}{i}cut{place}"), cut);
                }
            }
        }

        // libFuzzer takes seeds of 32 bits, and 0 as none.
        string[] options =
        [
            $"-seed={(uint)seed | 1}", $"-max_total_time={seconds}", "-max_len=2048", "-timeout=30", "-rss_limit_mb=2048",
            "-verbosity=1", $"-artifact_prefix={folder}/", corpus,
        ];
        return await CommandLine.RunAsync(program.FilePath, options);
    }

    private static string Tail(string text) => text.Length < 6000 ? text : text[^6000..];
}
