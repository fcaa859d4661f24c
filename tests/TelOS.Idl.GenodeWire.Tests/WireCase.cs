using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>One case of the vectors, with the chain of interfaces that its function belongs to.</summary>
internal sealed class WireCase
{
    private readonly JsonElement _json;

    public WireCase(JsonElement json, IReadOnlyList<WireInterface> hierarchy)
    {
        _json = json;
        Hierarchy = hierarchy;
        Signature = WireSignature.Parse(Text("signature"));
        Types = json.TryGetProperty("types", out JsonElement types)
            ? types.EnumerateObject().ToDictionary(t => t.Name, t => t.Value)
            : [];
    }

    public string Name => Text("name");

    public string Kind => Text("kind");

    public WireSignature Signature { get; }

    public IReadOnlyDictionary<string, JsonElement> Types { get; }

    /// <summary>The interface of the case behind its bases, the root first.</summary>
    public IReadOnlyList<WireInterface> Hierarchy { get; }

    /// <summary>The opcode of the function that the signature describes; a raw request may carry another one.</summary>
    public int DeclaredOpcode
    {
        get
        {
            string method = Text("signature")[..Text("signature").IndexOf('(', StringComparison.Ordinal)];
            int opcode = 0;
            foreach (string function in Hierarchy.SelectMany(i => i.Functions))
            {
                if (function[..function.IndexOf('(', StringComparison.Ordinal)] == method)
                {
                    return opcode;
                }
                opcode++;
            }
            throw new InvalidDataException($"{Name}: no function '{method}' in its interface");
        }
    }

    public byte[] Request => Bytes("request_payload_hex");

    public byte[] RequestMask => Bytes("request_mask_hex");

    public byte[] Reply => Bytes("reply_payload_hex");

    public byte[] ReplyMask => Bytes("reply_mask_hex");

    public IReadOnlyList<int?> RequestCapabilities => Capabilities("request_cap_list");

    public IReadOnlyList<int?> ReplyCapabilities => Capabilities("reply_cap_list");

    public int RequestMax => _json.GetProperty("request_max_bytes").GetInt32();

    public int ReplyMax => _json.GetProperty("reply_max_bytes").GetInt32();

    /// <summary>The byte that the server's buffer was full of before the request came.</summary>
    public int ServerFill => _json.TryGetProperty("server_buffer_fill", out JsonElement fill) ? Convert.FromHexString(fill.GetString()!)[0] : 0;

    public long Exception => _json.TryGetProperty("exception", out JsonElement code) ? code.GetInt64() : 0;

    public string? ExceptionName => _json.TryGetProperty("exception_name", out JsonElement name) ? name.GetString() : null;

    public JsonElement Argument(int index) => _json.GetProperty("args")[index];

    public JsonElement Result => _json.GetProperty("result");

    public JsonElement InOutAfter(string parameter) => _json.GetProperty("inout_after").GetProperty(parameter);

    /// <summary>What real Genode's server did with a raw request.</summary>
    public JsonElement Server => _json.GetProperty("server");

    public bool ServerEnds => Kind == "raw_request" && Server.GetProperty("outcome").GetString() != "replied";

    public bool HandlerIsCalled => Kind != "raw_request" || Server.GetProperty("handler_called").GetBoolean();

    public override string ToString() => Name;

    private string Text(string property) => _json.GetProperty(property).GetString()!;

    private byte[] Bytes(string property) =>
        _json.TryGetProperty(property, out JsonElement hex) ? Convert.FromHexString(hex.GetString()!) : [];

    private IReadOnlyList<int?> Capabilities(string property) =>
        _json.TryGetProperty(property, out JsonElement list)
            ? [.. list.EnumerateArray().Select(c => c.ValueKind == JsonValueKind.Null ? (int?)null : c.GetInt32())]
            : [];
}
