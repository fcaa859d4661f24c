using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>Reads the facts about Genode's interfaces.</summary>
internal static class SessionFacts
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The names of the files, one for each interface.</summary>
    public static IReadOnlyList<string> Files() =>
        [.. JsonNode.Parse(File.ReadAllText(PathOf("index.json")))!["interfaces"]!.AsArray().Select(i => (string)i!["file"]!)];

    /// <summary>A file as it is.</summary>
    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;

    /// <summary>What a file says.</summary>
    public static InterfaceFacts Parse(JsonNode file) => file.Deserialize<InterfaceFacts>(Options)!;

    private static string PathOf(string file) => Path.Combine(RepositoryFolder.Vectors("sessions"), file);
}
