using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelOS.Runtime.Tests.Messages;

/// <summary>Writes and reads the messages that Genode's own code produced, as far as their types are scalars, buffers, strings and capabilities.</summary>
public sealed partial class WireVectorTests
{
    private static readonly JsonDocument s_vectors = Load();

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var vector in s_vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (vector.GetProperty("kind").GetString() == "call" && Call.TryParse(vector, out _))
            {
                names.Add(vector.GetProperty("name").GetString()!);
            }
        }

        return names;
    }

    [Fact]
    public void Many_vectors_apply() => Assert.InRange(Names().Count, 90, 169);

    [Theory]
    [MemberData(nameof(Names))]
    public void Requests_are_written_as_Genode_writes_them(string name)
    {
        var (vector, call) = Find(name);
        using var message = Message.Rent();
        var writer = message.BeginRequest(vector.GetProperty("opcode").GetUInt64());
        for (var index = 0; index < call.Parameters.Count; index++)
        {
            Write(writer, call.Parameters[index].Type, vector.GetProperty("args")[index]);
        }

        AssertBytes(vector, "request", message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replies_are_written_as_Genode_writes_them(string name)
    {
        var (vector, call) = Find(name);
        using var message = Message.Rent();
        var writer = message.BeginReply();
        foreach (var parameter in call.Parameters.Where(static parameter => parameter.IsInOut))
        {
            Write(writer, parameter.Type, vector.GetProperty("inout_after").GetProperty(parameter.Name));
        }

        var result = vector.GetProperty("result");
        if (vector.GetProperty("exception").GetInt64() == 0)
        {
            WriteResult(writer, call, result);
        }

        AssertBytes(vector, "reply", message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Requests_of_Genode_are_read_to_their_end(string name)
    {
        var (vector, call) = Find(name);
        using var message = Message.Rent();
        Assert.True(message.TryReceive([.. new byte[48], .. Bytes(vector, "request_payload_hex")], []));
        var reader = message.ReadRequest(out var opcode);
        for (var index = 0; index < call.Parameters.Count; index++)
        {
            AssertRead(ref reader, call.Parameters[index].Type, vector.GetProperty("args")[index]);
        }

        Assert.Equal(vector.GetProperty("opcode").GetUInt64(), opcode);
        Assert.True(reader.IsComplete);
    }

    private static JsonDocument Load()
    {
        using var stream = typeof(WireVectorTests).Assembly.GetManifestResourceStream("wire.json")!;
        return JsonDocument.Parse(stream);
    }

    private static (JsonElement Vector, Call Call) Find(string name)
    {
        var vector = s_vectors.RootElement.GetProperty("cases").EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == name);
        Assert.True(Call.TryParse(vector, out var call));
        return (vector, call);
    }

    private static void WriteResult(MessageWriter writer, Call call, JsonElement result)
    {
        if (call.Result is null)
        {
            writer.WriteVoid();
        }
        else if (call.Error is null)
        {
            Write(writer, call.Result, result);
        }
        else if (result.TryGetProperty("ok", out var value))
        {
            writer.WriteBoolean(true);
            Write(writer, call.Result, value);
        }
        else
        {
            writer.WriteBoolean(false);
            Write(writer, call.Error, result.GetProperty("error"));
        }
    }

    private static void Write(MessageWriter writer, string type, JsonElement value)
    {
        var size = Capacity(type);
        switch (type)
        {
            case "bool":
                writer.WriteBoolean(value.GetBoolean());
                break;
            case "u8":
                writer.WriteUInt8(value.GetByte());
                break;
            case "u16":
                writer.WriteUInt16(value.GetUInt16());
                break;
            case "u32":
                writer.WriteUInt32(value.GetUInt32());
                break;
            case "u64":
                writer.WriteUInt64(ulong.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case "i8":
                writer.WriteInt8(value.GetSByte());
                break;
            case "i16":
                writer.WriteInt16(value.GetInt16());
                break;
            case "i32":
                writer.WriteInt32(value.GetInt32());
                break;
            case "i64":
                writer.WriteInt64(long.Parse(value.GetString()!, CultureInfo.InvariantCulture));
                break;
            case "f32":
                writer.WriteSingle(BitConverter.UInt32BitsToSingle((uint)Bits(value)));
                break;
            case "f64":
                writer.WriteDouble(BitConverter.UInt64BitsToDouble(Bits(value)));
                break;
            case "Ok":
                writer.WriteVoid();
                break;
            case var _ when type.StartsWith("bytes<", StringComparison.Ordinal):
                writer.WriteBytesClamped(Convert.FromHexString(value.GetProperty("hex").GetString()!), size);
                break;
            case var _ when type.StartsWith("text<", StringComparison.Ordinal):
                writer.WriteTextClamped(value.GetProperty("text").GetString(), size);
                break;
            default:
                writer.WriteString(value.GetProperty("text").GetString(), size);
                break;
        }
    }

    private static void AssertRead(ref MessageReader reader, string type, JsonElement value)
    {
        var size = Capacity(type);
        if (type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            var all = Convert.FromHexString(value.GetProperty("hex").GetString()!);
            Assert.Equal(all[..Math.Min(all.Length, size)], reader.ReadBytesClamped(size).ToArray());
        }
        else if (type.StartsWith("text<", StringComparison.Ordinal))
        {
            var text = value.GetProperty("text").GetString()!;
            var read = reader.ReadTextClamped(size);
            Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(text) < size, read.IsTerminated);
            Assert.StartsWith(read.ToString(), text, StringComparison.Ordinal);
        }
        else if (type.StartsWith("string<", StringComparison.Ordinal))
        {
            Assert.Equal(value.GetProperty("text").GetString(), reader.ReadString(size).ToString());
        }
        else
        {
            Assert.Equal(Scalar(value), ReadScalar(ref reader, type));
        }
    }

    private static string ReadScalar(ref MessageReader reader, string type)
    {
        FormattableString text = type switch
        {
            "bool" => $"{reader.ReadBoolean()}",
            "u8" => $"{reader.ReadUInt8()}",
            "u16" => $"{reader.ReadUInt16()}",
            "u32" => $"{reader.ReadUInt32()}",
            "u64" => $"{reader.ReadUInt64()}",
            "i8" => $"{reader.ReadInt8()}",
            "i16" => $"{reader.ReadInt16()}",
            "i32" => $"{reader.ReadInt32()}",
            "i64" => $"{reader.ReadInt64()}",
            "f32" => $"{BitConverter.SingleToUInt32Bits(reader.ReadSingle())}",
            _ => $"{BitConverter.DoubleToUInt64Bits(reader.ReadDouble())}",
        };
        return FormattableString.Invariant(text);
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Bits(value).ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String => value.GetString()!,
        _ => value.ToString(),
    };

    private static ulong Bits(JsonElement value) =>
        ulong.Parse(value.GetProperty("bits").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int Capacity(string type) =>
        Sized().Match(type) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static byte[] Bytes(JsonElement vector, string property) =>
        Convert.FromHexString(vector.GetProperty(property).GetString()!);

    private static void AssertBytes(JsonElement vector, string side, Message message)
    {
        var expected = Bytes(vector, $"{side}_payload_hex");
        var mask = Bytes(vector, $"{side}_mask_hex");
        var actual = message.Payload.ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.Equal(expected[index] & mask[index], actual[index] & mask[index]);
        }
    }

    [GeneratedRegex("<([0-9]+)>$")]
    private static partial Regex Sized();

    private sealed partial record Call(IReadOnlyList<Parameter> Parameters, string? Result, string? Error)
    {
        public static bool TryParse(JsonElement vector, out Call call)
        {
            var match = Signature().Match(vector.GetProperty("signature").GetString()!);
            var parameters = match.Groups["parameters"].Value
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Parameter.Parse)
                .ToArray();
            call = new Call(parameters, Text(match.Groups["result"]), Text(match.Groups["error"]));
            return match.Success
                && parameters.All(static parameter => IsKnown(parameter.Type))
                && (call.Result is null || IsKnown(call.Result))
                && (call.Error is null || vector.GetProperty("result").TryGetProperty("ok", out _));
        }

        private static string? Text(Group group) => group.Success ? group.Value : null;

        private static bool IsKnown(string type) => Known().IsMatch(type);

        [GeneratedRegex(@"^\w+\((?<parameters>.*)\)(?: -> (?<result>[\w<>]+)(?: or (?<error>\w+))?)?(?: throws .*)?$")]
        private static partial Regex Signature();

        [GeneratedRegex("^(bool|[ui](8|16|32|64)|f(32|64)|Ok|(bytes|text|string)<[0-9]+>)$")]
        private static partial Regex Known();
    }

    private sealed record Parameter(string Name, string Type, bool IsInOut)
    {
        public static Parameter Parse(string text)
        {
            var parts = text.Split(':', StringSplitOptions.TrimEntries);
            var name = parts[0].Split(' ');
            return new Parameter(name[^1], parts[1], name.Length == 2);
        }
    }
}
