using System.Globalization;
using System.Text;

namespace TelOS.Runtime.Tests.Nodes;

public sealed class NodeWriterTests
{
    [Theory]
    [InlineData(20, true)]
    [InlineData(1500, false)]
    public void Whatever_is_written_reads_back_and_passes_Genodes_checker_GenodeHid(int rounds, bool isChecked)
    {
        var random = Seed.Start();
        var writer = new NodeWriter();
        for (var round = 0; round < rounds; round++)
        {
            var tree = RandomTree.Make(random);
            writer.Clear();
            tree.WriteTo(writer);
            var text = writer.ToString();
            var node = Node.Parse(text, out var problems);
            Assert.True(node is not null && problems.Count == 0, $"{text}\n{string.Join('\n', problems)}");
            Assert.Equal(tree.Describe(), NodeTree.Describe(node));
            if (isChecked)
            {
                var said = GenodeTool.Check(text);
                Assert.True(said is null or "", $"{said}\n{text}");
            }
        }
    }

    [Fact]
    public void A_copy_of_a_node_has_the_same_content()
    {
        var random = Seed.Start();
        for (var round = 0; round < 500; round++)
        {
            Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(Write(RandomTree.Make(random))), out var node));
            var copy = Copy(node, NodeFormat.Hid);
            Assert.True(node.HasSameContent(copy.Children[0].Children[0]));
            Assert.True(node.HasSameContent(Copy(copy.Children[0].Children[0], NodeFormat.Hid).Children[0].Children[0]));
            Assert.Equal(node.HasSameContent(copy), copy.HasSameContent(node));
        }
    }

    [Fact]
    public void Recorded_texts_are_copied_with_all_that_was_read()
    {
        var copied = 0;
        foreach (var entry in HidVectors.ReaderCases)
        {
            // What Genode's reader cannot name, or what it reads otherwise in another place, cannot be copied.
            if (Node.Parse(HidVectors.Input(entry), out var problems) is { } node && problems.Count == 0)
            {
                Assert.Equal(NodeTree.Describe(node), NodeTree.Describe(Copy(node, node.Format).Children[0].Children[0]));
                copied++;
            }
        }

        Assert.True(copied > 60, $"{copied}");
    }

    [Fact]
    public void A_node_that_fails_leaves_no_trace()
    {
        var writer = new NodeWriter();
        writer.Start("state").Node("child", static child => child.Attribute("name", "a"));
        Assert.Throws<ArgumentException>(() => writer.Node("child", static child => child.Node("x").Attribute("name", "a|b")));
        writer.Node("child", static child => child.Attribute("name", "c")).End();
        Assert.Equal("state\n+ child a\n+ child c\n-\n", writer.ToString());
    }

    [Fact]
    public void A_first_node_that_fails_leaves_no_trace()
    {
        var writer = new NodeWriter();
        Assert.Throws<ArgumentException>(() => writer.Node("a", static top => top.Attribute("k", "\0")));
        Assert.Equal("b | k: 1\n-\n", writer.Node("b", static top => top.Attribute("k", 1)).ToString());
    }

    [Theory]
    [InlineData("a|b", "a '|'")]
    [InlineData("a\nb", "a control character")]
    [InlineData("\t", "a control character")]
    public void A_value_that_would_be_lost_is_an_error_that_names_node_and_attribute(string value, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => NodeWriter.Write("config", top => top.Attribute("label", value)));
        Assert.Contains("'label' of the node 'config'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.False(NodeWriter.IsExpressible(value));
    }

    [Fact]
    public void The_spaces_before_a_comment_behind_a_copied_node_are_not_copied()
    {
        var node = Node.Parse("m\n+ log text | . a comment\n+ b\n-\n", out _)!;
        Assert.Equal("m\n+ log text\n+ b\n-\n", NodeWriter.Write("m", top => top.CopyContent(node)));
    }

    [Fact]
    public void Spaces_around_a_value_as_in_a_label_are_no_error()
    {
        // A client's label is its path with what it asked for behind it, which may be nothing.
        var text = NodeWriter.Write("create", static top => top.Attribute("label", "client -> ").Node("a", static a => a.Attribute("name", " ")));
        Assert.Equal("create | label: client -> \n+ a | name:  \n-\n", text);
        Assert.Equal("client ->", Node.Parse(text, out _)!["label"]);
        Assert.True(Node.Parse(text, out _)!.Child("a")!.HasAttribute("name"));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_an_error()
    {
        string half = new('\ud800', 1);
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", top => top.Attribute("k", half)));
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", top => top.Quoted("x" + half)));
    }

    [Fact]
    public void What_does_not_fit_together_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", static top => top.Attribute("k", 1).Attribute("k", 2)));
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", static top => top.Quoted("x | y").Quoted("\t")));
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", static top => top.Table(static rows => rows.Attribute("k", 1))));
        Assert.Throws<ArgumentException>(() => NodeWriter.Write("a", static top => top.Attribute("k", double.NaN)));
        Assert.Throws<InvalidOperationException>(() => NodeWriter.Write("a", static top => top.Node("b").Quoted("x")));
        Assert.Throws<InvalidOperationException>(() => NodeWriter.Write("a", static top => top.Start("b")));
        Assert.Throws<InvalidOperationException>(() => new NodeWriter().Attribute("k", 1));
        Assert.Throws<InvalidOperationException>(() => new NodeWriter().End());
        Assert.Throws<InvalidOperationException>(() => new NodeWriter().ToString());
        Assert.Throws<InvalidOperationException>(() => new NodeWriter().Start("a").ToString());
        Assert.Throws<InvalidOperationException>(() => new NodeWriter().Node("a").Node("b"));
    }

    [Fact]
    public void A_number_with_a_fraction_reads_back_as_the_same()
    {
        var random = Seed.Start();
        double[] special = [0, -0.0, double.MaxValue, double.MinValue, double.Epsilon, 1e16, -1e-7, 123456789012345680, 0.1];
        for (var round = 0; round < 2000; round++)
        {
            var value = round < special.Length ? special[round] : BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                var node = Node.Parse(NodeWriter.Write("a", top => top.Attribute("k", value)), out _);
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(node!.GetDouble("k", double.NaN)));
            }
        }
    }

    [Fact]
    public void A_writer_that_is_used_again_allocates_nothing_for_nodes_and_attributes()
    {
        var writer = new NodeWriter();
        var buffer = new byte[4096];
        long allocated = long.MaxValue;

        // Code that the compiler has not optimised yet may allocate by itself; that ends after a while.
        for (var attempt = 0; attempt < 1000 && allocated > 100 * 64; attempt++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                Report(writer, buffer);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        // The printer itself is one small object a text.
        Assert.InRange(allocated, 0, 100 * 64);
    }

    private static void Report(NodeWriter writer, byte[] buffer)
    {
        writer.Clear();
        writer.Start("state");
        for (var i = 0; i < 20; i++)
        {
            writer.Start("child").Attribute("name", "init").Attribute("id", (ulong)i).Attribute("caps", -5).Attribute("ok", true).End();
        }

        writer.End();
        Assert.True(writer.TryWriteTo(buffer, out _));
    }

    private static string Write(RandomTree tree)
    {
        var writer = new NodeWriter();
        tree.WriteTo(writer);
        return writer.ToString();
    }

    private static Node Copy(Node node, NodeFormat format)
    {
        var text = new NodeWriter(format).Node("top", top => top.Node("box", box => box.Copy(node))).ToString();
        var copy = Node.Parse(text, out var problems);
        Assert.True(copy is not null, string.Create(CultureInfo.InvariantCulture, $"{text}\n{string.Join('\n', problems)}"));
        return copy;
    }
}
