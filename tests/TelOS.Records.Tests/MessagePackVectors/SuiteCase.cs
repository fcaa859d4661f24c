using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using MessagePack;
using TelOS.Idl.Testing;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>A value of the npm package <c>msgpack-test-suite</c>.</summary>
/// <param name="Name">Where it is, and what.</param>
/// <param name="Encodings">All encodings that a reader must take, as hexadecimal digits; a writer may produce any of them.</param>
/// <param name="Values">The shortest encodings of the value, one for each type of MessagePack that can hold it.</param>
internal sealed record SuiteCase(string Name, IReadOnlyList<string> Encodings, IReadOnlyList<string> Values)
{
    private static readonly Lazy<IReadOnlyList<SuiteCase>> s_all = new(Load);

    /// <summary>Every value of the suite.</summary>
    public static IReadOnlyList<SuiteCase> All => s_all.Value;

    private static List<SuiteCase> Load()
    {
        string folder = Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Records.Tests");
        string path = Path.Combine(folder, "node_modules", "msgpack-test-suite", "dist", "msgpack-test-suite.json");
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{path} is missing. ./test installs it; by hand: npm ci --prefix {folder}");
        }

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateObject().SelectMany(group => group.Value.EnumerateArray().Select(value => Of(group.Name, value)))];
    }

    private static SuiteCase Of(string group, JsonElement element)
    {
        JsonProperty[] kinds = [.. element.EnumerateObject().Where(property => property.Name != "msgpack")];
        // A number that JavaScript cannot hold is told by its digits.
        JsonProperty kind = kinds.FirstOrDefault(property => property.Name == "bignum", kinds[0]);
        return new SuiteCase(
            $"{group} {kind.Name} {kind.Value.GetRawText()}",
            [.. element.GetProperty("msgpack").EnumerateArray().Select(hex => hex.GetString()!.Replace("-", "", StringComparison.Ordinal))],
            [.. ShortestOf(kind.Name, kind.Value).Select(Convert.ToHexStringLower)]);
    }

    private static IEnumerable<byte[]> ShortestOf(string kind, JsonElement value) => kind switch
    {
        "nil" => [Write((ref w) => w.WriteNil())],
        "bool" => [Write((ref w) => w.Write(value.GetBoolean()))],
        "binary" => [Write((ref w) => w.Write(Hex(value)))],
        "string" => [Write((ref w) => w.Write(value.GetString()))],
        "number" => Numbers(value.GetRawText()),
        "bignum" => Numbers(value.GetString()!),
        "array" or "map" => [Write((ref w) => Structure(ref w, value))],
        "ext" => [Write((ref w) => w.WriteExtensionFormat(new ExtensionResult(value[0].GetSByte(), new ReadOnlySequence<byte>(Hex(value[1])))))],
        "timestamp" => Timestamps(value[0].GetInt64(), value[1].GetUInt32()),
        _ => throw new InvalidDataException($"The suite has values of a kind {kind}."),
    };

    private static IEnumerable<byte[]> Numbers(string digits)
    {
        double real = double.Parse(digits, CultureInfo.InvariantCulture);
        if (BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer))
        {
            yield return integer.Sign < 0 ? Write((ref w) => w.Write((long)integer)) : Write((ref w) => w.Write((ulong)integer));
            if (new BigInteger(real) != integer)
            {
                yield break;
            }
        }

        yield return Write((ref w) => w.Write(real));
        if ((float)real == real)
        {
            yield return Write((ref w) => w.Write((float)real));
        }
    }

    // The three layouts of the format; which of them hold a value is told by the suite.
    private static IEnumerable<byte[]> Timestamps(long seconds, uint nanoseconds)
    {
        byte[] wide = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(wide, nanoseconds);
        BinaryPrimitives.WriteInt64BigEndian(wide.AsSpan(4), seconds);
        yield return Extension(wide);
        if (seconds >> 34 == 0)
        {
            byte[] medium = new byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(medium, ((ulong)nanoseconds << 34) | (ulong)seconds);
            yield return Extension(medium);
        }

        if (nanoseconds == 0 && seconds >> 32 == 0)
        {
            byte[] narrow = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(narrow, (uint)seconds);
            yield return Extension(narrow);
        }
    }

    private static byte[] Extension(byte[] timestamp) =>
        Write((ref w) => w.WriteExtensionFormat(new ExtensionResult(-1, new ReadOnlySequence<byte>(timestamp))));

    private static void Structure(ref MessagePackWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                writer.WriteArrayHeader(value.GetArrayLength());
                foreach (JsonElement element in value.EnumerateArray())
                {
                    Structure(ref writer, element);
                }

                break;
            case JsonValueKind.Object:
                JsonProperty[] entries = [.. value.EnumerateObject()];
                writer.WriteMapHeader(entries.Length);
                foreach (JsonProperty entry in entries)
                {
                    writer.Write(entry.Name);
                    Structure(ref writer, entry.Value);
                }

                break;
            case JsonValueKind.String:
                writer.Write(value.GetString());
                break;
            default:
                writer.Write(value.GetInt64());
                break;
        }
    }

    private static byte[] Hex(JsonElement text) => Convert.FromHexString(text.GetString()!.Replace("-", "", StringComparison.Ordinal));

    private static byte[] Write(MessagePackWriting write) => MessagePackCopy.Written(write);
}
