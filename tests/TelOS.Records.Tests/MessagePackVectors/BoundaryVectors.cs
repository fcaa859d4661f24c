using System.Text.Json;
using TelOS.Idl.Testing;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>The cases of <c>boundary.json</c>.</summary>
internal static class BoundaryVectors
{
    private static readonly Lazy<JsonElement> s_root = new(() =>
        JsonDocument.Parse(File.ReadAllText(VectorFolder.Files("msgpack", "boundary.json").Single())).RootElement);

    /// <summary>The cases of a kind.</summary>
    public static IReadOnlyList<JsonElement> Of(string kind) => [.. s_root.Value.GetProperty(kind).EnumerateArray()];

    /// <summary>A text of a case.</summary>
    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    /// <summary>The message of any case, as hexadecimal digits.</summary>
    public static string Message(this JsonElement vector)
    {
        if (vector.TryGetProperty("hex", out JsonElement hex))
        {
            return hex.GetString()!;
        }

        if (vector.TryGetProperty("repeat", out JsonElement repeat))
        {
            return string.Concat(Enumerable.Repeat(repeat.Text("hex"), repeat.GetProperty("count").GetInt32())) + vector.Text("tail");
        }

        int count = vector.GetProperty("count").GetInt32();
        return vector.Text("header") + string.Concat(vector.Text("type") == "map"
            ? Enumerable.Range(0, count).Select(i => $"ce{i:x8}c3")
            : Enumerable.Repeat(vector.Text("element"), count));
    }

    /// <summary>The message of a case with a minimal header, with everything in it in its shortest form.</summary>
    public static string Shortest(this JsonElement vector) => vector.Text("type") == "map"
        ? vector.Text("header") + string.Concat(Enumerable.Range(0, vector.GetProperty("count").GetInt32()).Select(i => Shortest(i) + "c3"))
        : vector.Message();

    private static string Shortest(int value) => value switch
    {
        < 0x80 => $"{value:x2}",
        < 0x100 => $"cc{value:x2}",
        < 0x10000 => $"cd{value:x4}",
        _ => $"ce{value:x8}",
    };
}
