using TelOS.Records.Tests.Cpp;
using TelOS.Runtime;
using MessagePack;
using Xunit;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>The npm package <c>msgpack-test-suite</c> through both languages: each encoding is read, and what is written for it is an
/// encoding of the same value.</summary>
public sealed class SuiteTests
{
    public static TheoryData<string> Languages => ["C++", "C#"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_encoding_of_every_value_is_read_and_written_as_one_of_them(string language)
    {
        (SuiteCase Value, string Encoding)[] cases = [.. SuiteCase.All.SelectMany(value => value.Encodings.Select(encoding => (value, encoding)))];
        string?[] copies = await CopiesAsync(language, [.. cases.Select(c => c.Encoding)]);

        Assert.Equal(85, SuiteCase.All.Count);
        for (int i = 0; i < cases.Length; i++)
        {
            Assert.True(cases[i].Value.Values.Contains(copies[i]), $"{cases[i].Value.Name}: {cases[i].Encoding} was read as {copies[i]}");
            Assert.True(cases[i].Value.Encodings.Contains(copies[i]), $"{cases[i].Value.Name}: {copies[i]} was written, which is none of its encodings");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_byte_that_changed_changes_the_value_wherever_it_is(string language)
    {
        (SuiteCase Value, string Damaged)[] cases =
        [
            .. SuiteCase.All.SelectMany(value => value.Encodings.SelectMany(encoding =>
                Enumerable.Range(0, encoding.Length / 2).Select(at => (value, Damage(encoding, at))))),
        ];
        string?[] copies = await CopiesAsync(language, [.. cases.Select(c => c.Damaged)]);

        for (int i = 0; i < cases.Length; i++)
        {
            Assert.False(cases[i].Value.Values.Contains(copies[i]), $"{cases[i].Value.Name}: {cases[i].Damaged} was read as the same");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_encoding_is_skipped_whole_and_not_without_its_end(string language)
    {
        string[] encodings = [.. SuiteCase.All.SelectMany(value => value.Encodings)];
        string[] cut = [.. encodings.Select(encoding => encoding[..^2])];

        Assert.DoesNotContain(false, await SkippedAsync(language, encodings));
        Assert.DoesNotContain(true, await SkippedAsync(language, cut));
    }

    private static async Task<string?[]> CopiesAsync(string language, string[] encodings)
    {
        if (language == "C#")
        {
            return [.. encodings.Select(e => MessagePackCopy.Of(Convert.FromHexString(e)) is { } copy ? Convert.ToHexStringLower(copy) : null)];
        }

        string[] answers = await (await VectorsProgram.InstanceAsync()).AnswersAsync([.. encodings.Select(e => "copy " + e)]);
        return [.. answers.Select(answer => answer.StartsWith("ok ", StringComparison.Ordinal) ? answer[3..] : null)];
    }

    private static async Task<bool[]> SkippedAsync(string language, string[] encodings)
    {
        if (language == "C#")
        {
            return [.. encodings.Select(e => IsSkipped(Convert.FromHexString(e)))];
        }

        string[] answers = await (await VectorsProgram.InstanceAsync()).AnswersAsync([.. encodings.Select(e => "skip " + e)]);
        return [.. answers.Select(answer => answer == "ok")];
    }

    private static bool IsSkipped(byte[] encoded)
    {
        try
        {
            var reader = new MessagePackReader(encoded);
            RecordReader.Skip(ref reader);
            return reader.End;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
        {
            return false;
        }
    }

    private static string Damage(string encoding, int at)
    {
        byte[] bytes = Convert.FromHexString(encoding);
        bytes[at] ^= 1;
        return Convert.ToHexStringLower(bytes);
    }
}
