using System.Buffers;
using System.Numerics;
using System.Text;
using MessagePack;
using TelOS.Idl.Model;

namespace TelOS.Records.Tests.Generated;

/// <summary>Random records of a contract, encoded from the model alone: neither language's code takes part.</summary>
/// <param name="contract">The contract.</param>
/// <param name="random">The randomness.</param>
/// <param name="withNoise">Whether bytes of plain data that mean nothing are anything.</param>
internal sealed class RandomRecords(Contract contract, Random random, bool withNoise = false)
{
    private static readonly string[] s_characters = ["a", "Z", "0", " ", "\0", "é", "ž", "€", "\uffff", "🦀"];

    private readonly RandomPlainData _plain = new(contract, random, withNoise);

    /// <summary>An encoding in its shortest form.</summary>
    public byte[] Encoded(RecordDeclaration record)
    {
        ArrayBufferWriter<byte> buffer = new();
        MessagePackWriter writer = new(buffer);
        Write(ref writer, record, random.Next(1, 4));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Bytes that were an encoding once.</summary>
    public byte[] Damaged(byte[] encoded)
    {
        List<byte> bytes = [.. encoded];
        for (int changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
                    break;
                case 3:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The beginnings of an encoding that end in a byte string one byte shorter than it was, as who reads plain data too far meets them.</summary>
    /// <param name="encoded">The encoding.</param>
    public static IEnumerable<byte[]> CutInByteStrings(byte[] encoded)
    {
        for (int at = 0; at + 1 < encoded.Length; at++)
        {
            int length = encoded[at + 1];
            int end = at + 2 + length;
            if (encoded[at] == MessagePackCode.Bin8 && length > 0 && end <= encoded.Length)
            {
                byte[] cut = encoded[..(end - 1)];
                cut[at + 1]--;
                yield return cut;
            }
        }
    }

    private void Write(ref MessagePackWriter writer, RecordDeclaration record, int depth)
    {
        RecordField[] fields = [.. record.Fields.Where(field => field.Type.Unaliased is not OptionalType || (depth > 0 && random.Next(2) == 0))];
        writer.WriteMapHeader(fields.Length);
        foreach (RecordField field in fields)
        {
            writer.Write(field.Key);
            Write(ref writer, field.Type.Unaliased is OptionalType optional ? optional.Element : field.Type, depth - 1);
        }
    }

    private void Write(ref MessagePackWriter writer, TypeReference type, int depth)
    {
        switch (type.Unaliased)
        {
            case ScalarType { Kind: ScalarKind.Bool }:
                writer.Write(random.Next(2) == 0);
                break;
            case ScalarType { Kind: ScalarKind.F32 }:
                writer.Write(random.NextSingle() * 100);
                break;
            case ScalarType { Kind: ScalarKind.F64 }:
                writer.Write(random.NextDouble() * 100);
                break;
            case ScalarType scalar:
                Write(ref writer, _plain.Integer(scalar.Kind));
                break;
            case StringType text:
                writer.WriteString(Text((text.Capacity ?? 64) - 1));
                break;
            case BytesType bytes:
                byte[] content = new byte[Length(bytes.Max ?? 300)];
                random.NextBytes(content);
                writer.Write(content);
                break;
            case ListType list:
                int count = depth < 0 ? 0 : random.Next(4) == 0 ? random.Next(40) : random.Next(3);
                writer.WriteArrayHeader(count);
                for (int i = 0; i < count; i++)
                {
                    Write(ref writer, list.Element, depth - 1);
                }

                break;
            case MapType map:
                WriteMap(ref writer, map, depth);
                break;
            case NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named:
                Write(ref writer, _plain.Enumerator(named));
                break;
            case NamedType { Kind: NamedTypeKind.Record } named:
                Write(ref writer, contract.Declarations.OfType<RecordDeclaration>().Single(r => r.Name == named.Name), depth);
                break;
            default:
                writer.Write(_plain.Bytes(type));
                break;
        }
    }

    // Distinct keys in order.
    private void WriteMap(ref MessagePackWriter writer, MapType map, int depth)
    {
        int count = depth < 0 ? 0 : random.Next(4);
        List<byte[]> keys = [];
        if (map.Key.Unaliased is StringType text)
        {
            keys.AddRange(Enumerable.Range(0, count).Select(_ => Text((text.Capacity ?? 64) - 1)));
            keys = [.. keys.DistinctBy(Convert.ToHexString).OrderBy(Convert.ToHexString, StringComparer.Ordinal)];
            writer.WriteMapHeader(keys.Count);
            foreach (byte[] key in keys)
            {
                writer.WriteString(key);
                Write(ref writer, map.Value, depth - 1);
            }

            return;
        }

        BigInteger[] numbers =
        [
            .. Enumerable.Range(0, count)
                .Select(_ => map.Key.Unaliased is NamedType named ? _plain.Enumerator(named) : _plain.Integer(((ScalarType)map.Key.Unaliased).Kind))
                .Distinct().Order(),
        ];
        writer.WriteMapHeader(numbers.Length);
        foreach (BigInteger number in numbers)
        {
            Write(ref writer, number);
            Write(ref writer, map.Value, depth - 1);
        }
    }

    private static void Write(ref MessagePackWriter writer, BigInteger number)
    {
        if (number.Sign < 0)
        {
            writer.Write((long)number);
        }
        else
        {
            writer.Write((ulong)number);
        }
    }

    private int Length(int max) => random.Next(4) == 0 ? max : random.Next(Math.Min(max, 12) + 1);

    private byte[] Text(int max)
    {
        int goal = Length(max);
        List<byte> text = [];
        while (true)
        {
            byte[] next = Encoding.UTF8.GetBytes(s_characters[random.Next(s_characters.Length)]);
            if (text.Count + next.Length > goal)
            {
                return [.. text];
            }

            text.AddRange(next);
        }
    }
}
