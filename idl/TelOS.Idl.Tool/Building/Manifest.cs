using System.Security.Cryptography;
using System.Text.Json;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Building;

/// <summary>What lies in an output folder because this program wrote it there: which contract gave which file, and what the file held.
/// It lies in the folder as <see cref="FileName"/>; its schema is <c>docs/schema/manifest-1.schema.json</c>.</summary>
/// <param name="Entries">The files, ordered by path.</param>
internal sealed record Manifest(ValueArray<ManifestEntry> Entries)
{
    /// <summary>The name of the file that holds the manifest.</summary>
    public const string FileName = "tidl-manifest.json";

    /// <summary>The version of the form.</summary>
    public const int Format = 1;

    /// <summary>The identity of the schema.</summary>
    public const string SchemaId = "urn:telos:tidl:schema:manifest:1";

    /// <summary>Nothing was written yet.</summary>
    public static Manifest Empty { get; } = new(default(ValueArray<ManifestEntry>));

    /// <summary>SHA-256 of bytes, as the manifest writes it.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The manifest as UTF-8.</summary>
    public byte[] Write() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", SchemaId);
        json.WriteNumber("format", Format);
        json.WriteStartArray("outputs");
        foreach (ManifestEntry entry in Entries)
        {
            json.WriteStartObject();
            json.WriteString("path", entry.Path);
            json.WriteString("language", LanguageNames.Of(entry.Language));
            json.WriteStartArray("contracts");
            foreach (string contract in entry.Contracts)
            {
                json.WriteStringValue(contract);
            }
            json.WriteEndArray();
            json.WriteString("sha256", entry.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads a manifest.</summary>
    /// <returns>The manifest, or null when the bytes are none of this form.</returns>
    public static Manifest? TryRead(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format)
            {
                return null;
            }
            List<ManifestEntry> entries = [.. root.GetProperty("outputs").EnumerateArray().Select(Read)];
            return entries.All(entry => IsInside(entry.Path)) ? new Manifest(ValueArray.From(entries)) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ManifestEntry Read(JsonElement entry) => new(
        Text(entry, "path"),
        LanguageNames.Parse(Text(entry, "language")),
        ValueArray.From(entry.GetProperty("contracts").EnumerateArray().Select(contract => contract.GetString() ?? throw new FormatException())),
        Text(entry, "sha256"));

    private static string Text(JsonElement entry, string field) => entry.GetProperty(field).GetString() ?? throw new FormatException();

    /// <summary>Files are removed by what a manifest says; one that was tampered with must not reach beyond its folder.</summary>
    private static bool IsInside(string path) =>
        path.Length > 0
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains('\0', StringComparison.Ordinal)
        && !Path.IsPathRooted(path)
        && path.Split('/').All(segment => segment is not ("" or "." or ".."));
}
