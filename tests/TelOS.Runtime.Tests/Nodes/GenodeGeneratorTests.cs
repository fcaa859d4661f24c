using System.Text;
using System.Text.Json;

namespace TelOS.Runtime.Tests.Nodes;

public sealed class GenodeGeneratorTests
{
    public static TheoryData<string, NodeFormat> GenodeHidPrograms
    {
        get
        {
            var data = new TheoryData<string, NodeFormat>();
            foreach (var entry in HidVectors.GeneratorCases)
            {
                data.Add(HidVectors.Name(entry), NodeFormat.Hid);
                data.Add(HidVectors.Name(entry), NodeFormat.Xml);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(GenodeHidPrograms))]
    public void A_tree_is_written_as_Genode_writes_it_GenodeHid(string name, NodeFormat format)
    {
        var entry = HidVectors.GeneratorCase(name);
        var recorded = entry.GetProperty(format == NodeFormat.Hid ? "hid" : "xml");
        GenodeDifferences.Writings.TryGetValue((name, format), out var difference);
        if (difference?.Error is { } error)
        {
            var thrown = Assert.ThrowsAny<Exception>(() => GeneratorProgram.Run(entry.GetProperty("root"), format));
            Assert.IsType(error, thrown);
            Assert.Contains(difference.Text, thrown.Message, StringComparison.Ordinal);
            return;
        }

        var writer = GeneratorProgram.Run(entry.GetProperty("root"), format);
        var buffer = new byte[entry.GetProperty("buffer").GetInt32()];
        Assert.Equal(recorded.GetProperty("result").GetString() == "ok", writer.TryWriteTo(buffer, out var length));
        Assert.Equal(writer.ToArray().Length, length);
        if (recorded.GetProperty("output") is { ValueKind: not JsonValueKind.Null } output)
        {
            Assert.Equal(difference?.Text ?? NodeTree.Text(output), Encoding.UTF8.GetString(buffer.AsSpan(0, length)));
            Assert.NotEqual(NodeTree.Text(output), difference?.Text);
        }
    }

    [Theory]
    [MemberData(nameof(GenodeHidPrograms))]
    public void What_is_written_reads_back_and_passes_Genodes_checker_GenodeHid(string name, NodeFormat format)
    {
        if (GenodeDifferences.Writings.TryGetValue((name, format), out var difference) && difference.Error is not null)
        {
            // Nothing is written; that, the test above looks at.
            return;
        }

        var entry = HidVectors.GeneratorCase(name);
        var text = GeneratorProgram.Run(entry.GetProperty("root"), format).ToString();
        var node = Node.Parse(text, out var problems);

        // A copy keeps what its source has left of where it belongs.
        Assert.All(problems, problem => Assert.True(problem.Kind == NodeProblemKind.Misplaced && name.StartsWith("append-", StringComparison.Ordinal), $"{problem}"));
        Assert.NotNull(node);
        if (format == NodeFormat.Hid)
        {
            Assert.True(GenodeTool.Check(text) is null or "", GenodeTool.Check(text));
        }

        if (difference is null && entry.GetProperty(format == NodeFormat.Hid ? "hid" : "xml").TryGetProperty("read_back", out var tree)
            && tree.ValueKind != JsonValueKind.Null)
        {
            Assert.Equal(NodeTree.Describe(tree), NodeTree.Describe(node));
        }
    }
}
