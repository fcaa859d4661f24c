using System.Globalization;
using System.Text;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;

namespace TelOS.Idl.Decoding;

/// <summary>Reads plain data. The bytes are there; what they hold may be anything.</summary>
/// <param name="contracts">The declarations.</param>
/// <param name="bytes">The bytes.</param>
internal sealed class PlainDecoder(ContractIndex contracts, byte[] bytes)
{
    /// <summary>Reads a value.</summary>
    /// <param name="type">Its type, with a layout.</param>
    /// <param name="offset">Where it begins.</param>
    public DecodedValue Read(TypeReference type, int offset) => type.Unaliased switch
    {
        ScalarType scalar => new DecodedScalar(Scalar(scalar.Kind, offset)),
        StringType { Capacity: { } capacity } => Text(offset, capacity),
        OptionalType optional => Optional(optional, offset),
        ArrayType array => Array(array, offset),
        NamedType named => Named(named, offset),
        _ => throw new UndecodableException("the contract has a type here that does not travel in messages"),
    };

    /// <summary>An integer of up to eight bytes, least significant first.</summary>
    public long Number(int offset, int size, bool isSigned)
    {
        ulong value = 0;
        for (int i = size - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[offset + i];
        }
        int unused = 64 - (8 * size);
        return isSigned ? (long)(value << unused) >> unused : (long)value;
    }

    private object Scalar(ScalarKind kind, int offset)
    {
        int size = Layouts.SizeOf(kind);
        long number = Number(offset, size, Layouts.IsSigned(kind));
        return kind switch
        {
            ScalarKind.Bool => number <= 1 ? number == 1 : throw new UndecodableException($"a truth value is neither 0 nor 1, but {number}"),
            ScalarKind.F32 => (double)BitConverter.ToSingle(BitConverter.GetBytes((int)number), 0),
            ScalarKind.F64 => BitConverter.Int64BitsToDouble(number),
            ScalarKind.U64 or ScalarKind.USize => (ulong)number,
            _ => number,
        };
    }

    private DecodedScalar Text(int offset, int capacity)
    {
        ulong length = (ulong)Number(offset + (int)Numbers.RoundUp((long)capacity, 8), 8, isSigned: false);
        if (length > (ulong)capacity)
        {
            throw new UndecodableException($"a text says that it has {length} bytes, and has room for {capacity}");
        }
        int end = System.Array.IndexOf(bytes, (byte)0, offset, (int)length);
        return new DecodedScalar(Encoding.UTF8.GetString(bytes, offset, end < 0 ? (int)length : end - offset));
    }

    private DecodedValue Optional(OptionalType optional, int offset)
    {
        if (bytes[offset] == 0)
        {
            return new DecodedScalar(null);
        }
        _ = Layouts.TryGet(optional.Element, out Layout layout);
        return Read(optional.Element, offset + layout.Alignment);
    }

    private DecodedValue Array(ArrayType array, int offset)
    {
        _ = Layouts.TryGet(array.Element, out Layout layout);
        if (array.Element.Unaliased is ScalarType { Kind: ScalarKind.U8 })
        {
            byte[] content = new byte[array.Length];
            System.Array.Copy(bytes, offset, content, 0, array.Length);
            return new DecodedScalar(content);
        }
        return new DecodedList([.. Enumerable.Range(0, array.Length).Select(i => Read(array.Element, offset + (i * layout.Size)))]);
    }

    private DecodedValue Named(NamedType named, int offset) => (named.Kind, contracts.Find(named)) switch
    {
        (_, EnumDeclaration declaration) => EnumOf(declaration, Integer(declaration.Underlying, offset)),
        (_, FlagsDeclaration declaration) => FlagsOf(declaration, Integer(declaration.Underlying, offset)),
        (_, StructDeclaration declaration) => new DecodedGroup([.. declaration.Fields.Select(field => Field(field, offset))]),
        (_, UnionDeclaration declaration) => Union(declaration, offset),
        (NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags, _) => new DecodedName(null, Integer(named.Underlying, offset)),
        _ => throw new UndecodableException($"the contract that declares '{named.Name}' is not known"),
    };

    /// <summary>A value of an enumeration with its name.</summary>
    public static DecodedName EnumOf(EnumDeclaration declaration, long number)
    {
        string? name = declaration.Members.FirstOrDefault(member => (long)(ulong)(member.Value & ulong.MaxValue) == number)?.Name;
        return new DecodedName(name ?? (number == 0 && declaration.IsError ? "unsupported" : null), number);
    }

    /// <summary>Flags with their names.</summary>
    public static DecodedName FlagsOf(FlagsDeclaration declaration, long number)
    {
        ulong rest = (ulong)number;
        List<string> names = [];
        foreach (EnumMember member in declaration.Members)
        {
            ulong bits = (ulong)member.Value;
            if (bits != 0 && (rest & bits) == bits)
            {
                names.Add(member.Name);
                rest &= ~bits;
            }
        }
        if (rest != 0)
        {
            names.Add("0x" + rest.ToString("x", CultureInfo.InvariantCulture));
        }
        return new DecodedName(names.Count == 0 ? null : string.Join(" | ", names), number);
    }

    private long Integer(ScalarKind kind, int offset) => Number(offset, Layouts.SizeOf(kind), Layouts.IsSigned(kind));

    private DecodedItem Field(Field field, int offset)
    {
        _ = Layouts.TryGet(field.Type, out Layout layout);
        return new DecodedItem(field.Name, Read(field.Type, offset + field.Offset), offset + field.Offset, layout.Size);
    }

    private DecodedValue Union(UnionDeclaration declaration, int offset)
    {
        long tag = Integer(declaration.TagType, offset);
        if (tag == 0)
        {
            return new DecodedScalar(null);
        }
        UnionArm arm = declaration.Arms.FirstOrDefault(arm => arm.Tag == tag)
            ?? throw new UndecodableException($"the union '{declaration.Name}' has no arm {tag}");
        int start = offset + declaration.PayloadOffset;
        DecodedValue value = arm.Type is { } type ? Read(type, start) : new DecodedScalar(null);
        return new DecodedGroup([new DecodedItem(arm.Name, value, start, declaration.PayloadSize)]);
    }
}
