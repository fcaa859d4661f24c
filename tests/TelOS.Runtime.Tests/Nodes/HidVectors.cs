using System.Text;
using System.Text.Json;
using TelOS.Idl.Testing;

namespace TelOS.Runtime.Tests.Nodes;

/// <summary>What Genode's reader, generator and tool made of texts and trees.</summary>
internal static class HidVectors
{
    private static readonly JsonDocument s_reader = Load("reader.json");
    private static readonly JsonDocument s_generator = Load("generator.json");

    public static IEnumerable<JsonElement> ReaderCases => s_reader.RootElement.EnumerateArray();

    public static IEnumerable<JsonElement> GeneratorCases => s_generator.RootElement.EnumerateArray();

    public static JsonElement ReaderCase(string name) => ReaderCases.Single(entry => Name(entry) == name);

    public static JsonElement GeneratorCase(string name) => GeneratorCases.Single(entry => Name(entry) == name);

    public static string Name(JsonElement entry) => entry.GetProperty("name").GetString()!;

    public static byte[] Input(JsonElement entry) => entry.GetProperty("input") is { ValueKind: JsonValueKind.String } input
        ? Encoding.UTF8.GetBytes(input.GetString()!)
        : Convert.FromHexString(entry.GetProperty("input_hex").GetString()!);

    private static JsonDocument Load(string file) => JsonDocument.Parse(
        File.ReadAllBytes(VectorFolder.Files("hid", file).Single()), new JsonDocumentOptions { MaxDepth = 1000 });
}
