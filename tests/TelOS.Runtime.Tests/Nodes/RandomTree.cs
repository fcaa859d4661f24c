using System.Text;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>A tree to be written, of everything that can be expressed.</summary>
internal sealed record RandomTree(
    string Type, IReadOnlyList<(string Tag, string Value)> Attributes, IReadOnlyList<RandomTree> Children, string? Quoted, bool IsTable)
{
    private static readonly string[] s_words =
        ["a", "x", "name", "+", ".", ":", "-", "- ", "x y", "a: b", "a:b", "b:", ": c", "größe", "漢", "😀", "<b>", "&amp;", "'", "[list]", "$x", "{", "}", "\\", "//", "1.5", "0x1f", "4M", ";"];

    public static RandomTree Make(Random random, int depth = 0)
    {
        var attributes = Enumerable.Range(0, random.Next(4)).Select(_ => (Name(random), Value(random))).DistinctBy(static a => a.Item1).ToList();
        if (random.Next(3) == 0 && attributes.All(static a => a.Item1 != "name"))
        {
            attributes.Insert(random.Next(2) * attributes.Count, ("name", Value(random)));
        }

        var children = random.Next(depth < 4 ? 4 : 1);
        return new RandomTree(
            Name(random),
            attributes,
            [.. Enumerable.Range(0, children).Select(_ => Make(random, depth + 1))],
            children == 0 && random.Next(3) == 0 ? Text(random) : null,
            random.Next(4) == 0);
    }

    public void WriteTo(NodeWriter writer) => writer.Node(Type, this, static (inner, tree) => tree.WriteContent(inner));

    public string Describe() =>
        $"{Type}({string.Join(", ", Attributes.Select(static a => $"{a.Tag}={a.Value}"))})[{string.Join(", ", Children.Select(static c => c.Describe()))}]"
        + $"{{{Quoted?.Replace('\n', '/')}}}";

    private void WriteContent(NodeWriter writer)
    {
        foreach (var (tag, value) in Attributes)
        {
            writer.Attribute(tag, value);
        }

        if (Quoted is not null)
        {
            writer.Quoted(Quoted);
        }

        if (IsTable && Quoted is null)
        {
            writer.Table(WriteChildren);
        }
        else
        {
            WriteChildren(writer);
        }
    }

    private void WriteChildren(NodeWriter writer)
    {
        foreach (var child in Children)
        {
            child.WriteTo(writer);
        }
    }

    private static string Name(Random random)
    {
        var name = new StringBuilder().Append((char)('a' + random.Next(26)));
        for (var more = random.Next(6); more > 0; more--)
        {
            name.Append("abcxyz059_-"[random.Next(11)]);
        }

        return name.ToString();
    }

    private static string Value(Random random) =>
        string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(4)).Select(_ => s_words[random.Next(s_words.Length)])).Trim(' ');

    private static string Text(Random random) =>
        string.Join('\n', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(4) == 0 ? "\t| " + Value(random) : Value(random) + "  "));
}
