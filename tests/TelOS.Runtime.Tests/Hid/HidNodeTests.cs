using System.Text;
using System.Text.Json;
using TelOS.Idl.Testing;

namespace TelOS.Runtime.Tests.Hid;

public sealed class HidNodeTests
{
    private static readonly JsonDocument s_cases = JsonDocument.Parse(
        File.ReadAllBytes(VectorFolder.Files("hid", "reader.json").Single()),
        new JsonDocumentOptions { MaxDepth = 1000 });

    public static TheoryData<string> GenodeHidTexts => [.. Cases().Select(static entry => entry.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(GenodeHidTexts))]
    public void A_text_is_read_as_Genode_reads_it_GenodeHid(string name)
    {
        var entry = Cases().Single(entry => entry.GetProperty("name").GetString() == name);
        var text = entry.GetProperty("input") is { ValueKind: JsonValueKind.String } input
            ? Encoding.UTF8.GetBytes(input.GetString()!)
            : Convert.FromHexString(entry.GetProperty("input_hex").GetString()!);
        var expected = entry.GetProperty("cpp");

        Assert.Equal(expected.GetProperty("accepted").GetBoolean(), HidNode.TryParse(text, out var node, out var length));
        if (node is not null)
        {
            Assert.Equal(expected.GetProperty("consumed").GetInt32(), length);
            Assert.Equal(Describe(expected.GetProperty("tree")), Describe(node));
        }
    }

    [Fact]
    public void Whatever_bytes_come_reading_ends()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var texts = Cases().Select(static entry => entry.GetProperty("input").GetString()).OfType<string>().ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]);
            for (var change = random.Next(4); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = " +x-:.|\n\ta1"u8[random.Next(11)];
            }

            Assert.Equal(HidNode.TryParse(bytes, out _, out var length), length > 0);
            Assert.InRange(length, 0, bytes.Length);
        }
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var text = HidWriter.Write("session_requests", top => top.Node("create", create => create
            .Attribute("id", 7)
            .Attribute("label", "a -> b")
            .Node("args", args => args.Quoted("label=\"a | b\", ram_quota=8K"))
            .Node("affinity", affinity => affinity.Node("space", space => space.Attribute("width", 1).Attribute("height", 1)))));
        Assert.Equal(
            "session_requests\n+ create | id: 7 | label: a -> b\n  + args\n    : label=\"a | b\", ram_quota=8K\n  + affinity\n    + space | width: 1 | height: 1\n-\n",
            text);
        Assert.True(HidNode.TryParse(Encoding.UTF8.GetBytes(text), out var node));
        var create = node.Child("create");
        Assert.Equal(7UL, create?.GetUInt64("id"));
        Assert.Equal(["label=\"a | b\", ram_quota=8K"], create?.Child("args")?.Quoted);
        Assert.Equal(1, create?.Child("affinity")?.Child("space")?.GetInt32("height"));
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData("a\nb")]
    [InlineData("\t")]
    public void What_cannot_be_expressed_is_an_error(string value) =>
        Assert.Throws<ArgumentException>(() => HidWriter.Write("config", top => top.Attribute("a", value)));

    private static IEnumerable<JsonElement> Cases() =>
        s_cases.RootElement.EnumerateArray().Where(static entry => entry.GetProperty("format").GetString() == "hid");

    private static string Describe(JsonElement tree) =>
        $"{Text(tree.GetProperty("type"))}"
        + $"({string.Join(", ", tree.GetProperty("attributes").EnumerateArray().Select(static a => $"{Text(a[0])}={Text(a[1])}"))})"
        + $"[{string.Join(", ", tree.GetProperty("children").EnumerateArray().Select(Describe))}]"
        + $"{{{string.Join("/", tree.GetProperty("quoted").EnumerateArray().Select(Text))}}}";

    private static string Describe(HidNode node) =>
        $"{node.Type}({string.Join(", ", node.Attributes.Select(static a => $"{a.Tag}={a.Value}"))})"
        + $"[{string.Join(", ", node.Children.Select(Describe))}]{{{string.Join("/", node.Quoted)}}}";

    // Texts that are no UTF-8 are given as bytes; C# has replacement characters for them.
    private static string Text(JsonElement text) => text.ValueKind == JsonValueKind.String
        ? text.GetString()!
        : Encoding.UTF8.GetString(Convert.FromHexString(text.GetProperty("hex").GetString()!));
}
