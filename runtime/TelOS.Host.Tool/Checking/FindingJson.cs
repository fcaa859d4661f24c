using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TelOS.Host.Tool;

/// <summary>Findings for a program.</summary>
internal static class FindingJson
{
    /// <summary>Writes all findings of a file: `{file, children, findings: [{line, column, severity, message}]}`.</summary>
    public static string Write(SystemFile file)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("file", file.Path);
            json.WriteStartArray("children");
            foreach (var child in file.Configuration?.Children ?? [])
            {
                json.WriteStringValue(child.Name);
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in file.Findings)
            {
                json.WriteStartObject();
                json.WriteNumber("line", finding.Line);
                json.WriteNumber("column", finding.Column);
                json.WriteString("severity", finding.IsError ? "error" : "warning");
                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
