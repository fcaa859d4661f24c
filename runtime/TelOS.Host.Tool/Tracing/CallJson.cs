using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelOS.Idl.Decoding;

namespace TelOS.Host.Tool;

/// <summary>Lines of JSON for a program: <c>{"type": "call", ...}</c>, <c>{"type": "log", ...}</c> and <c>{"type": "method", ...}</c>.</summary>
internal static class CallJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A call.</summary>
    public static string Write(DecodedCall call) => Line("call", json =>
    {
        var traced = call.Call;
        json.WriteNumber("time_us", Math.Round(traced.Time.TotalMicroseconds, 1));
        WriteNumber(json, "duration_us", traced.Duration is { } duration ? Math.Round(duration.TotalMicroseconds, 1) : null);
        json.WriteString("client", traced.Client);
        json.WriteString("server", traced.Server);
        json.WriteString("service", traced.Service);
        json.WriteString("label", traced.Label);
        json.WriteString("interface", call.Interface);
        json.WriteString("method", call.Method);
        WriteNumber(json, "opcode", traced.Opcode);
        if (call.Request is { Problem: null } request)
        {
            WriteItems(json, "arguments", request.Items, traced.RequestCapabilities);
        }

        if (call.Reply is { Problem: null } reply)
        {
            WriteReply(json, reply, traced.ReplyCapabilities);
        }

        if (traced.Failure is not null)
        {
            json.WriteString("failure", traced.Failure);
        }

        if (call.Problem is not null)
        {
            WriteBytes(json, call);
        }
    });

    /// <summary>What a component said.</summary>
    public static string Write(string line) => Line("log", json => json.WriteString("line", line));

    /// <summary>The sums of a method.</summary>
    public static string Write(MethodSum sum) => Line("method", json =>
    {
        json.WriteString("name", sum.Name);
        json.WriteNumber("calls", sum.Calls);
        json.WriteNumber("failed", sum.Failed);
        json.WriteNumber("total_us", Math.Round(sum.Total.TotalMicroseconds, 1));
        json.WriteNumber("mean_us", Math.Round(sum.Mean.TotalMicroseconds, 1));
        json.WriteNumber("p99_us", Math.Round(sum.Slowest99.TotalMicroseconds, 1));
    });

    private static string Line(string type, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteReply(Utf8JsonWriter json, DecodedMessage reply, IReadOnlyList<string> capabilities)
    {
        if (reply.Exception is not null)
        {
            json.WriteString("exception", reply.Exception);
            return;
        }

        var outputs = reply.Items.Where(static item => item.Name is not ("result" or "error")).ToArray();
        if (outputs.Length > 0)
        {
            WriteItems(json, "outputs", outputs, capabilities);
        }

        foreach (var item in reply.Items.Except(outputs))
        {
            json.WritePropertyName(item.Name);
            WriteValue(json, item.Value, capabilities);
        }
    }

    private static void WriteBytes(Utf8JsonWriter json, DecodedCall call)
    {
        json.WriteString("problem", call.Problem);
        json.WriteString("request", Convert.ToHexStringLower(call.Call.Request.Span));
        json.WriteNumber("code", call.Call.Code);
        json.WriteString("reply", Convert.ToHexStringLower(call.Call.Reply.Span));
    }

    private static void WriteItems(Utf8JsonWriter json, string name, IReadOnlyList<DecodedItem> items, IReadOnlyList<string> capabilities)
    {
        json.WritePropertyName(name);
        WriteGroup(json, items, capabilities);
    }

    private static void WriteGroup(Utf8JsonWriter json, IReadOnlyList<DecodedItem> items, IReadOnlyList<string> capabilities)
    {
        json.WriteStartObject();
        foreach (var item in items)
        {
            json.WritePropertyName(item.Name);
            WriteValue(json, item.Value, capabilities);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, DecodedValue value, IReadOnlyList<string> capabilities)
    {
        switch (value)
        {
            case DecodedScalar scalar:
                WriteScalar(json, scalar.Value);
                break;
            case DecodedName { Name: { } name }:
                json.WriteStringValue(name);
                break;
            case DecodedName name:
                json.WriteNumberValue(name.Number);
                break;
            case DecodedGroup group:
                WriteGroup(json, group.Items, capabilities);
                break;
            case DecodedList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(json, item, capabilities);
                }

                json.WriteEndArray();
                break;
            case DecodedCapability capability:
                json.WriteStartObject();
                json.WriteString("capability", capability.Slot < capabilities.Count ? capabilities[capability.Slot] : null);
                json.WriteString("interface", capability.Interface);
                json.WriteEndObject();
                break;
            case DecodedWindow window:
                json.WriteStartObject();
                json.WriteNumber("offset", window.Offset);
                json.WriteNumber("length", window.Length);
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case byte[] bytes:
                json.WriteStringValue(Convert.ToHexStringLower(bytes));
                break;
            case double number when !double.IsFinite(number):
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
