using TelOS.Idl.Model;
using TelOS.Records.Tests.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Generated;

/// <summary>What plain data in records may be, and what becomes of bytes that mean nothing.</summary>
public sealed class PlainDataTests
{
    private const int Records = 300;

    [Fact]
    public async Task Bytes_that_mean_nothing_become_zeros_in_both_languages()
    {
        RecordContract records = RecordContract.PlainData;
        RecordDeclaration record = records.Records.Single();
        RandomRecords random = new(records.Contract, Seed.Start(), withNoise: true);
        RecordProgram program = await CopyProgram.BuildAsync(records);
        CSharpRecord csharp = new(records.Assembly, record);
        byte[][] encodings = [.. Enumerable.Range(0, Records).Select(_ => random.Encoded(record))];
        string[] answers = await program.AnswersAsync([.. encodings.Select(e => $"{record.Name} {Convert.ToHexStringLower(e)}")]);
        for (int i = 0; i < encodings.Length; i++)
        {
            string hex = Convert.ToHexStringLower(encodings[i]);
            string expected = Convert.ToHexStringLower(csharp.Copy(encodings[i]) ?? []);
            Assert.NotEqual(hex, expected);
            Assert.True("ok " + expected == answers[i], $"{hex} is in C#: {expected}, in C++: {answers[i]}");
        }
    }

    [Theory]
    [InlineData("82 01 03 02 92 01 03", true)]
    [InlineData("82 01 00 02 90", true)]
    [InlineData("82 01 02 02 90", false)]
    [InlineData("82 01 01 02 91 07", false)]
    public async Task Only_declared_values_of_an_imported_error_are_taken(string hex, bool isTaken)
    {
        RecordContract records = RecordContract.Failures;
        RecordDeclaration record = records.Records.Single();
        RecordProgram program = await CopyProgram.BuildAsync(records);
        byte[] encoding = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        string answer = await program.AnswerAsync($"{record.Name} {Convert.ToHexStringLower(encoding)}");

        Assert.Equal(isTaken, answer == "ok " + Convert.ToHexStringLower(encoding));
        Assert.Equal(!isTaken, answer.StartsWith("error ", StringComparison.Ordinal));
        Assert.Equal(isTaken, new CSharpRecord(records.Assembly, record).Copy(encoding) is not null);
    }
}
