using System.Text;

namespace TelOS.Runtime.Tests.Nodes;

public sealed class NodeTests
{
    [Fact]
    public void Whatever_bytes_come_reading_ends()
    {
        var random = Seed.Start();
        var texts = HidVectors.ReaderCases.Select(static entry => entry.GetProperty("input").GetString()).OfType<string>().ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);
            for (var change = random.Next(4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = " +x-:.|\n\ta1<>\"/"u8[random.Next(15)];
            }

            var isRead = Node.TryParse(bytes, out _, out var length);
            Assert.Equal(isRead, length > 0);
            Assert.InRange(length, 0, bytes.Length);
            Assert.Equal(isRead, Node.Parse(bytes, out var problems) is not null);
            Assert.Equal(isRead, !problems.Any(static problem => problem.IsFatal));
            Assert.All(problems, static problem => Assert.True(problem.Line > 0 && problem.Column > 0));
        }
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var text = NodeWriter.Write("session_requests", top => top.Node("create", create => create
            .Attribute("id", 7)
            .Attribute("label", "a -> b")
            .Node("args", args => args.Quoted("label=\"a | b\", ram_quota=8K"))
            .Node("affinity", affinity => affinity.Node("space", space => space.Attribute("width", 1).Attribute("height", 1)))));
        Assert.Equal(
            "session_requests\n+ create | id: 7 | label: a -> b\n  + args\n    : label=\"a | b\", ram_quota=8K\n  + affinity\n    + space | width: 1 | height: 1\n-\n",
            text);
        Assert.True(Node.TryParse(Encoding.UTF8.GetBytes(text), out var node));
        var create = node.Child("create");
        Assert.Equal(7UL, create?.GetUInt64("id"));
        Assert.Equal(["label=\"a | b\", ram_quota=8K"], create?.Child("args")?.Quoted);
        Assert.Equal(1, create?.Child("affinity")?.Child("space")?.GetInt32("height"));
    }

    [Theory]
    [InlineData("", 1, 1, NodeProblemKind.NoNode)]
    [InlineData(" \n Config\n-\n", 2, 2, NodeProblemKind.NoNode)]
    [InlineData("config\n\t+ a\n-\n", 2, 1, NodeProblemKind.ControlCharacter)]
    [InlineData("config\n+ a\n", 2, 4, NodeProblemKind.EndMissing)]
    [InlineData("<a>\n  <b></a>\n</a>", 2, 6, NodeProblemKind.MalformedXml)]
    [InlineData("<a>\n  <b k='1'/></a>", 2, 8, NodeProblemKind.MalformedXml)]
    public void A_refused_text_says_why_and_where(string text, int line, int column, NodeProblemKind kind)
    {
        Assert.Null(Node.Parse(text, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal((line, column, kind), (problem.Line, problem.Column, problem.Kind));
    }

    [Fact]
    public void Nodes_may_be_nested_as_deep_as_is_said()
    {
        foreach (var depth in new[] { Node.MaxDepth, Node.MaxDepth + 1 })
        {
            var hid = "a" + string.Concat(Enumerable.Repeat(" | + b", depth)) + "\n-\n";
            var xml = string.Concat(Enumerable.Repeat("<a>", depth + 1)) + string.Concat(Enumerable.Repeat("</a>", depth + 1));
            foreach (var text in new[] { hid, xml })
            {
                Assert.Equal(depth <= Node.MaxDepth, Node.Parse(text, out var problems) is not null);
                Assert.Equal(depth > Node.MaxDepth, problems.Any(static problem => problem.Kind == NodeProblemKind.TooDeep));
            }
        }
    }

    [Fact]
    public void Nodes_and_attributes_know_where_they_stand()
    {
        var node = Node.Parse("\n config | a: 1\n+ start x | ram: 4MB\n   caps: 300\n-\n", out _)!;
        var start = node.Child("start")!;
        Assert.Equal((2, 2, 3, 3), (node.Line, node.Column, start.Line, start.Column));
        Assert.True(start.TryGetAttribute("ram", out var ram));
        Assert.True(start.TryGetAttribute("caps", out var caps));
        Assert.Equal((3, 13, 4, 4), (ram.Line, ram.Column, caps.Line, caps.Column));
        Assert.False(ram.TryGetBytes(out _, out var problem));
        Assert.Equal("line 3, column 13: The value of 'ram' is '4MB', and has to be a number of bytes, such as 4096, 64K or 2M.", problem.ToString());
        Assert.False(caps.TryGetUInt64(out _, out problem, 255));
        Assert.Equal("line 4, column 4: The value of 'caps' is 300, and has to be from 0 to 255.", problem.ToString());
    }
}
