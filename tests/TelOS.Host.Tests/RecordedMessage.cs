using System.Text.Json;
using TelOS.Idl.Testing;

namespace TelOS.Host.Tests;

/// <summary>A message of the recorded conversation between Genode's own components, its parent and core.</summary>
/// <param name="Process">Who sent or received it.</param>
/// <param name="Direction">send or recv.</param>
/// <param name="Socket">parent, an object's name, or reply.</param>
/// <param name="Call">Joins a call and its reply.</param>
/// <param name="Interface">The interface; null for a reply.</param>
/// <param name="Opcode">The function.</param>
/// <param name="Caps">The capabilities by name, "invalid" among them.</param>
/// <param name="Bytes">The datagram.</param>
/// <param name="Meaning">What it says.</param>
internal sealed record RecordedMessage(
    string Process, string Direction, string Socket, int? Call, string? Interface, int Opcode, IReadOnlyList<string> Caps, byte[] Bytes, string Meaning)
{
    /// <summary>The conversation.</summary>
    public static IReadOnlyList<RecordedMessage> All { get; } = Load();

    private static List<RecordedMessage> Load()
    {
        using var transcript = JsonDocument.Parse(File.ReadAllBytes(VectorFolder.Files("transcripts", "*.json").Single()));
        return [.. transcript.RootElement.GetProperty("messages").EnumerateArray().Select(Read)];
    }

    private static RecordedMessage Read(JsonElement message) => new(
        message.GetProperty("process").GetString()!,
        message.GetProperty("direction").GetString()!,
        message.GetProperty("socket").GetString()!,
        message.TryGetProperty("call", out var call) && call.ValueKind == JsonValueKind.Number ? call.GetInt32() : null,
        message.TryGetProperty("interface", out var name) ? name.GetString() : null,
        message.TryGetProperty("opcode", out var opcode) && opcode.ValueKind == JsonValueKind.Number ? opcode.GetInt32() : -1,
        [.. message.GetProperty("caps").EnumerateArray().Select(static cap => cap.GetString()!)],
        Convert.FromHexString(message.GetProperty("bytes_hex").GetString()!),
        message.GetProperty("meaning").GetString()!);
}
