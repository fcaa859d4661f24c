using System.Text.Json.Nodes;
using TelOS.Idl.Contracts.Tests.Facts;
using Xunit;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>Genode's interfaces are described to the letter.</summary>
public sealed class GenodeContractTests
{
    // What the facts hold beside the interface itself, and what other facts say again.
    private static readonly HashSet<string> Remarks =
    [
        "source", "header", "kernel", "cap_quota_expr", "template", "verified", "unverified_reason", "unlisted_rpcs", "returns", "kind",
        "packed",
    ];

    public static TheoryData<string> Interfaces => [.. SessionFacts.Files()];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Contract_says_what_the_header_says(string file) =>
        Nothing.In(InterfaceComparison.Compare(SessionFacts.Parse(SessionFacts.Read(file)), CompiledContracts.All));

    [Fact]
    public void Facts_cover_every_interface_of_the_tree() => Assert.True(SessionFacts.Files().Count >= 70);

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Comparison_finds_each_changed_fact(string file)
    {
        JsonNode facts = SessionFacts.Read(file);
        string[] unnoticed =
        [
            .. from leaf in Leaves(facts)
               where !IsNoticed(facts, leaf)
               select leaf.GetPath(),
        ];
        Nothing.In(unnoticed);
    }

    private static bool IsNoticed(JsonNode facts, JsonValue leaf)
    {
        JsonNode copy = facts.DeepClone();
        JsonNode changed = Find(copy, leaf.GetPath());
        changed.ReplaceWith(leaf.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? JsonValue.Create((int)leaf + 1)
            : JsonValue.Create((string)leaf! + "x"));
        return InterfaceComparison.Compare(SessionFacts.Parse(copy), CompiledContracts.All).Count > 0;
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject type when IsUnread(type) => [],
        JsonObject value => value.Where(p => !IsRemark(value, p.Key) && p.Value is not null).SelectMany(p => Leaves(p.Value!)),
        JsonArray items => items.SelectMany(i => Leaves(i!)),
        JsonValue leaf => [leaf],
        _ => [],
    };

    private static bool IsRemark(JsonObject owner, string key) =>
        Remarks.Contains(key)
        || (key == "type" && owner.ContainsKey("direction"))
        || (key == "size" && owner.ContainsKey("offset"));

    // The layouts of capabilities, buffers and attempts are those of their names; base classes are part of what derives from them.
    private static bool IsUnread(JsonObject type) =>
        type.ContainsKey("kind")
        && ((string)type["kind"]! is not ("struct" or "enum")
            || (string)type["name"]! == "Genode::Ok"
            || ((JsonArray)type.Parent!).SelectMany(t => t!["fields"] as JsonArray ?? []).Any(
                m => (string)m!["name"]! == "<base>" && (string)m["type"]! == (string)type["name"]!));

    private static JsonNode Find(JsonNode root, string path)
    {
        JsonNode node = root;
        foreach (string step in path.TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step.Trim('\'')]!;
        }
        return node;
    }
}
