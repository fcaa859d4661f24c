using System.Globalization;
using System.Text;
using TelOS.Idl.Model;

namespace TelOS.Idl.Decoding;

/// <summary>Reads one encoded record. The encoding says what its values are, and the contract what they are called.</summary>
/// <param name="contracts">The declarations.</param>
/// <param name="bytes">The encoding.</param>
internal sealed class RecordDecoder(ContractIndex contracts, byte[] bytes)
{
    private const int MaxDepth = 64;

    private int _position;

    /// <summary>Reads the record.</summary>
    public DecodedValue Read(NamedType type)
    {
        DecodedValue value = Value(type, 0);
        return _position == bytes.Length ? value : throw new UndecodableException($"{bytes.Length - _position} bytes follow the record");
    }

    private DecodedValue Value(TypeReference? type, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new UndecodableException($"records lie in records more than {MaxDepth} deep");
        }
        TypeReference? plain = type?.Unaliased is OptionalType optional ? optional.Element.Unaliased : type?.Unaliased;
        byte first = (byte)Big(1);
        return first switch
        {
            <= 0x7f => Named(plain, first),
            <= 0x8f => Map(plain, first & 0x0f, depth),
            <= 0x9f => List(plain, first & 0x0f, depth),
            <= 0xbf => new DecodedScalar(Encoding.UTF8.GetString(bytes, Claim(first & 0x1f), first & 0x1f)),
            >= 0xe0 => Named(plain, (sbyte)first),
            _ => Long(plain, first, depth),
        };
    }

    private DecodedValue Long(TypeReference? type, byte first, int depth) => first switch
    {
        0xc0 => new DecodedScalar(null),
        0xc2 or 0xc3 => new DecodedScalar(first == 0xc3),
        0xc4 or 0xc5 or 0xc6 => Binary(type, Length(first - 0xc4)),
        0xca => new DecodedScalar((double)BitConverter.ToSingle(BitConverter.GetBytes((int)Big(4)), 0)),
        0xcb => new DecodedScalar(BitConverter.Int64BitsToDouble((long)Big(8))),
        0xcc or 0xcd or 0xce => Named(type, (long)Big(1 << (first - 0xcc))),
        0xcf => Big(8) is var wide && wide > long.MaxValue ? new DecodedScalar(wide) : Named(type, (long)wide),
        0xd0 => Named(type, (sbyte)Big(1)),
        0xd1 => Named(type, (short)Big(2)),
        0xd2 => Named(type, (int)Big(4)),
        0xd3 => Named(type, (long)Big(8)),
        0xd9 or 0xda or 0xdb => Text(Length(first - 0xd9)),
        0xdc or 0xdd => List(type, Length(first - 0xdc + 1), depth),
        0xde or 0xdf => Map(type, Length(first - 0xde + 1), depth),
        _ => throw new UndecodableException($"the record has a value of the kind 0x{first:x2}, which no contract has"),
    };

    private DecodedValue Named(TypeReference? type, long number) => type switch
    {
        NamedType named when contracts.Find(named) is EnumDeclaration declaration => PlainDecoder.EnumOf(declaration, number),
        NamedType named when contracts.Find(named) is FlagsDeclaration declaration => PlainDecoder.FlagsOf(declaration, number),
        _ => new DecodedScalar(number),
    };

    private DecodedScalar Text(int length) => new(Encoding.UTF8.GetString(bytes, Claim(length), length));

    // Structs and unions travel in records as they do in messages.
    private DecodedValue Binary(TypeReference? type, int length)
    {
        int start = Claim(length);
        byte[] content = new byte[length];
        Array.Copy(bytes, start, content, 0, length);
        return type is NamedType { Kind: NamedTypeKind.Struct or NamedTypeKind.Union } named && named.Layout.Size == length
            ? new PlainDecoder(contracts, content).Read(named, 0)
            : new DecodedScalar(content);
    }

    private DecodedList List(TypeReference? type, int count, int depth)
    {
        Expect(count);
        TypeReference? element = (type as ListType)?.Element;
        List<DecodedValue> items = [];
        for (int i = 0; i < count; i++)
        {
            items.Add(Value(element, depth + 1));
        }
        return new DecodedList(items);
    }

    private DecodedGroup Map(TypeReference? type, int count, int depth)
    {
        Expect(count);
        RecordDeclaration? record = type is NamedType named ? contracts.Find(named) as RecordDeclaration : null;
        MapType? map = type as MapType;
        List<DecodedItem> items = [];
        for (int i = 0; i < count; i++)
        {
            DecodedValue key = Value(map?.Key, depth + 1);
            RecordField? field = key is DecodedScalar { Value: long number } ? record?.Fields.FirstOrDefault(field => field.Key == number) : null;
            int start = _position;
            DecodedValue value = Value(field?.Type ?? map?.Value, depth + 1);
            items.Add(new DecodedItem(field?.Name ?? NameOf(key), value, start, _position - start));
        }
        return new DecodedGroup(items);
    }

    private static string NameOf(DecodedValue key) => key switch
    {
        DecodedScalar { Value: { } value } => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        DecodedName name => name.Name ?? name.Number.ToString(CultureInfo.InvariantCulture),
        _ => "?",
    };

    // Every value has a byte at least, so that no announced count is believed before the bytes are there.
    private void Expect(int count)
    {
        if (count > bytes.Length - _position)
        {
            throw new UndecodableException($"the record announces {count} values, and {bytes.Length - _position} bytes are there");
        }
    }

    private int Length(int size)
    {
        ulong length = Big(1 << size);
        return length <= int.MaxValue ? (int)length : throw new UndecodableException($"the record announces {length} bytes or values");
    }

    private ulong Big(int size)
    {
        int start = Claim(size);
        ulong value = 0;
        for (int i = 0; i < size; i++)
        {
            value = (value << 8) | bytes[start + i];
        }
        return value;
    }

    private int Claim(int size)
    {
        if (size > bytes.Length - _position)
        {
            throw new UndecodableException("the record ends too early");
        }
        int start = _position;
        _position += size;
        return start;
    }
}
