using System.Text.Json;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Json;

/// <summary>The JSON form of bound contracts: what <c>tidl dump</c> writes. Its schema is
/// <c>docs/schema/contract-1.schema.json</c>. The order of everything is that of the model, so equal models give equal bytes.</summary>
internal static class ContractJson
{
    /// <summary>The version of the form; another number means that older readers must not try.</summary>
    public const int Format = 1;

    /// <summary>The identity of the schema, the value of <c>$schema</c>.</summary>
    public const string SchemaId = "urn:telos:tidl:schema:contract:1";

    private static readonly JsonDocumentOptions ReaderOptions = new()
    {
        MaxDepth = JsonText.MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Writes contracts as UTF-8, ended by a line feed.</summary>
    public static byte[] Write(IReadOnlyList<Contract> contracts) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", SchemaId);
        json.WriteNumber("format", Format);
        json.WriteStartArray("contracts");
        foreach (Contract contract in contracts)
        {
            ContractWriter.Write(json, contract);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> wrote; the contracts equal those that were written.</summary>
    /// <exception cref="ContractFormatException">It is not JSON, not of this format, or something in it is missing, unknown or out
    /// of range; the message says where.</exception>
    public static ValueArray<Contract> Read(ReadOnlyMemory<byte> json)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, ReaderOptions);
            return ReadDocument(new JsonValue(document.RootElement, string.Empty));
        }
        catch (JsonException e)
        {
            throw new ContractFormatException($"not valid JSON: {e.Message}", e);
        }
    }

    private static ValueArray<Contract> ReadDocument(JsonValue root)
    {
        JsonFields fields = root.Fields();
        JsonValue format = fields.Take("format");
        if (format.Int32(int.MinValue) is int number && number != Format)
        {
            throw format.Refuse($"is {number}, and this tidl reads format {Format}");
        }
        JsonValue schema = fields.Take("$schema");
        if (schema.Text() != SchemaId)
        {
            throw schema.Refuse($"is not \"{SchemaId}\"");
        }
        ValueArray<Contract> contracts = fields.Take("contracts").List(ContractReader.Read);
        fields.End();
        return contracts;
    }
}
