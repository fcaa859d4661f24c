namespace TelOS.Runtime.Tests.Nodes;

public sealed class GenodeReaderTests
{
    public static TheoryData<string> GenodeHidTexts => [.. HidVectors.ReaderCases.Select(HidVectors.Name)];

    [Theory]
    [MemberData(nameof(GenodeHidTexts))]
    public void A_text_is_read_as_Genode_reads_it_GenodeHid(string name)
    {
        var entry = HidVectors.ReaderCase(name);
        var text = HidVectors.Input(entry);
        var expected = entry.GetProperty("cpp");
        var isRead = Node.TryParse(text, out var node, out var length);

        if (GenodeDifferences.Readings.TryGetValue(name, out var difference))
        {
            Assert.Equal(difference.Tree, node is null ? null : NodeTree.Describe(node));
            Assert.Null(difference.Tree is null ? Node.Parse(text, out _) : null);
            Node.Parse(text, out var problems);
            Assert.Equal(difference.Refusal, problems.Where(static problem => problem.IsFatal).Select(static problem => (NodeProblemKind?)problem.Kind).SingleOrDefault());
            return;
        }

        Assert.Equal(expected.GetProperty("accepted").GetBoolean(), isRead);
        Assert.Equal(expected.GetProperty("consumed").GetInt32(), length);
        if (node is not null)
        {
            Assert.Equal(NodeTree.Describe(expected.GetProperty("tree")), NodeTree.Describe(node));
        }
    }

    [Theory]
    [MemberData(nameof(GenodeHidTexts))]
    public void What_Genode_ignores_or_takes_otherwise_than_it_looks_is_told_GenodeHid(string name)
    {
        var node = Node.Parse(HidVectors.Input(HidVectors.ReaderCase(name)), out var problems);
        Assert.Equal(node is null, problems.Any(static problem => problem.IsFatal));
        var told = problems.Where(static problem => !problem.IsFatal).Select(static problem => $"{problem.Line}:{problem.Column} {problem.Kind}");
        Assert.Equal(GenodeDifferences.Losses.GetValueOrDefault(name)?.Told ?? "", string.Join(", ", told));
    }
}
