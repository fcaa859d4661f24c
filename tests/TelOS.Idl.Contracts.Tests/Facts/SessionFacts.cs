using System.Text.Json;
using System.Text.Json.Nodes;
using TelOS.Idl.Testing;

namespace TelOS.Idl.Contracts.Tests.Facts;

/// <summary>Reads the facts about Genode's interfaces.</summary>
internal static class SessionFacts
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Dictionary<string, string> Paths =
        VectorFolder.Files("sessions", "*.json").ToDictionary(p => Path.GetFileName(p), StringComparer.Ordinal);

    /// <summary>The names of the files, one for each interface.</summary>
    public static IReadOnlyList<string> Files() => [.. Read("index.json")["interfaces"]!.AsArray().Select(i => (string)i!["file"]!)];

    /// <summary>A file as it is.</summary>
    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Paths[file]))!;

    /// <summary>What a file says.</summary>
    public static InterfaceFacts Parse(JsonNode file) => file.Deserialize<InterfaceFacts>(Options)!;
}
