using TelOS.Idl.Model;
using TelOS.Records.Tests.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Generated;

/// <summary>Records between C# and C++.</summary>
public sealed class RandomRecordTests
{
    private const int RecordsEach = 150;

    /// <summary>The one whose decoders are fuzzed.</summary>
    internal static RecordContract Fuzzed => RecordContract.Scenario;

    internal static RecordContract Named(string contract) =>
        RecordContract.All.Single(c => c.Name == contract);

    [Theory]
    [InlineData("records")]
    [InlineData("Records")]
    [InlineData("object_store")]
    public async Task What_one_language_writes_the_other_reads_and_writes_again(string contract)
    {
        RecordContract records = Named(contract);
        RandomRecords random = new(records.Contract, Seed.Start());
        RecordProgram program = await CopyProgram.BuildAsync(records);
        foreach (RecordDeclaration record in records.Records)
        {
            CSharpRecord csharp = new(records.Assembly, record);
            byte[][] encodings = [.. Enumerable.Range(0, RecordsEach).Select(_ => random.Encoded(record))];
            string[] answers = await program.AnswersAsync([.. encodings.Select(e => $"{record.Name} {Convert.ToHexStringLower(e)}")]);
            for (int i = 0; i < encodings.Length; i++)
            {
                string hex = Convert.ToHexStringLower(encodings[i]);
                Assert.True("ok " + hex == answers[i], $"{record.Name} {hex} is in C++: {answers[i]}");
                Assert.Equal(hex, Convert.ToHexStringLower(csharp.Copy(encodings[i]) ?? []));
            }
        }
    }

    [Theory]
    [InlineData("records")]
    [InlineData("Records")]
    [InlineData("object_store")]
    public async Task Damaged_records_are_the_same_in_both_languages_or_refused_by_both(string contract)
    {
        RecordContract records = Named(contract);
        RandomRecords random = new(records.Contract, Seed.Start());
        RecordProgram program = await CopyProgram.BuildAsync(records);
        int accepted = 0;
        int refused = 0;
        foreach (RecordDeclaration record in records.Records)
        {
            CSharpRecord csharp = new(records.Assembly, record);
            byte[][] encodings = [.. Enumerable.Range(0, RecordsEach * 4).Select(_ => random.Damaged(random.Encoded(record)))];
            string[] answers = await program.AnswersAsync([.. encodings.Select(e => $"{record.Name} {Convert.ToHexStringLower(e)}")]);
            for (int i = 0; i < encodings.Length; i++)
            {
                string what = $"{record.Name} {Convert.ToHexStringLower(encodings[i])} is in C++: {answers[i]}";
                byte[]? expected = csharp.Copy(encodings[i]);
                Assert.True((expected is null) == answers[i].StartsWith("error ", StringComparison.Ordinal), what);
                if (expected is null)
                {
                    refused++;
                    continue;
                }

                // C++ keeps what lies in reserved bytes of plain data, C# does not.
                Assert.StartsWith("ok ", answers[i], StringComparison.Ordinal);
                Assert.True(expected.AsSpan().SequenceEqual(csharp.Copy(Convert.FromHexString(answers[i].AsSpan(3)))), what);
                accepted++;
            }
        }

        // About a tenth is still accepted; both kinds must have been there, however the dice fell.
        Assert.True(accepted > 20 && refused > 20, $"{accepted} accepted, {refused} refused");
    }
}
