using System.Text;

namespace TelOS.Runtime.Tests.Nodes;

public sealed class NodeTests
{
    [Fact]
    public void Whatever_bytes_come_reading_ends()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var texts = HidVectors.ReaderCases.Select(static entry => entry.GetProperty("input").GetString()).OfType<string>().ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);
            for (var change = random.Next(4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = " +x-:.|\n\ta1"u8[random.Next(11)];
            }

            Assert.Equal(Node.TryParse(bytes, out _, out var length), length > 0);
            Assert.InRange(length, 0, bytes.Length);
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
}
