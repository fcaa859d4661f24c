using System.Numerics;
using TelOS.Idl.Model;

namespace TelOS.Records.Tests.Generated;

/// <summary>Random values of plain data: the bytes of structs and unions, and what enumerations may be.</summary>
/// <param name="contract">The contract that declares them.</param>
/// <param name="random">The randomness.</param>
/// <param name="withNoise">Whether bytes that mean nothing are anything.</param>
internal sealed class RandomPlainData(Contract contract, Random random, bool withNoise = false)
{
    /// <summary>A value of an integer type; those at the edges are the likeliest.</summary>
    public BigInteger Integer(ScalarKind kind)
    {
        (int bits, bool isSigned) = kind switch
        {
            ScalarKind.U8 => (8, false),
            ScalarKind.U16 => (16, false),
            ScalarKind.U32 => (32, false),
            ScalarKind.U64 or ScalarKind.USize => (64, false),
            ScalarKind.I8 => (8, true),
            ScalarKind.I16 => (16, true),
            ScalarKind.I32 => (32, true),
            _ => (64, true),
        };
        BigInteger range = BigInteger.One << bits;
        BigInteger value = (random.Next(3) switch
        {
            0 => (BigInteger.One << random.Next(bits)) - random.Next(2),
            1 => random.Next(200),
            _ => new BigInteger((ulong)random.NextInt64(long.MinValue, long.MaxValue)),
        }) % range;
        return isSigned && value >= range / 2 ? value - range : value;
    }

    /// <summary>A number that an enumeration, an error or flags admit.</summary>
    public BigInteger Enumerator(NamedType type) => contract.Declarations.Single(d => d.Name == type.Name) switch
    {
        EnumDeclaration { IsFlexible: true } => Integer(type.Underlying),
        EnumDeclaration declaration => declaration.Members[random.Next(declaration.Members.Count)].Value,
        FlagsDeclaration declaration => declaration.Members.Where(_ => random.Next(2) == 0).Aggregate(BigInteger.Zero, (all, member) => all | member.Value),
        _ => throw new ArgumentException($"{type} is no enumeration.", nameof(type)),
    };

    /// <summary>The bytes of a struct or a union.</summary>
    public byte[] Bytes(TypeReference type)
    {
        byte[] bytes = new byte[((NamedType)type.Unaliased).Layout.Size];
        if (withNoise)
        {
            random.NextBytes(bytes);
        }

        Fill(bytes, type);
        return bytes;
    }

    private void Fill(Span<byte> bytes, TypeReference type)
    {
        switch (type.Unaliased)
        {
            case ScalarType { Kind: ScalarKind.Bool }:
                bytes[0] = (byte)random.Next(2);
                break;
            case ScalarType { Kind: ScalarKind.F32 or ScalarKind.F64 } number:
                bytes[..Size(number.Kind)].Clear();
                break;
            case ScalarType scalar:
                Number(bytes[..Size(scalar.Kind)], Integer(scalar.Kind));
                break;
            case NamedType { Kind: NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags } named:
                Number(bytes[..Size(named.Underlying)], Enumerator(named));
                break;
            case NamedType named:
                Fill(bytes, contract.Declarations.Single(d => d.Name == named.Name));
                break;
            case StringType:
                Text(bytes[..SizeOf(type)]);
                break;
            case OptionalType optional:
                // An absent value may be anything, too.
                bytes[0] = (byte)random.Next(2);
                Fill(bytes[AlignmentOf(optional.Element)..], optional.Element);
                break;
            case ArrayType array:
                for (int i = 0; i < array.Length; i++)
                {
                    Fill(bytes[(i * SizeOf(array.Element))..], array.Element);
                }

                break;
            default:
                throw new ArgumentException($"{type} is no plain data.", nameof(type));
        }
    }

    // Letters, a terminator, and whatever was there behind it.
    private void Text(Span<byte> bytes)
    {
        int length = random.Next(4);
        bytes[..length].Fill((byte)'x');
        bytes[length] = 0;
        Number(bytes[^sizeof(ulong)..], length + 1);
        if (!withNoise)
        {
            bytes[(length + 1)..^sizeof(ulong)].Clear();
        }
    }

    private static int SizeOf(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => Size(scalar.Kind),
        StringType text => ((text.Capacity!.Value + 7) / 8 * 8) + sizeof(ulong),
        ArrayType array => array.Length * SizeOf(array.Element),
        OptionalType optional => AlignmentOf(optional.Element) + SizeOf(optional.Element),
        NamedType named => named.Layout.Size,
        _ => throw new ArgumentException($"{type} is no plain data.", nameof(type)),
    };

    private static int AlignmentOf(TypeReference type) => type.Unaliased switch
    {
        ScalarType scalar => Size(scalar.Kind),
        ArrayType array => AlignmentOf(array.Element),
        OptionalType optional => AlignmentOf(optional.Element),
        NamedType named => named.Layout.Alignment,
        _ => sizeof(ulong),
    };

    private void Fill(Span<byte> bytes, Declaration declaration)
    {
        switch (declaration)
        {
            case StructDeclaration type:
                foreach (Field field in type.Fields)
                {
                    Fill(bytes[field.Offset..], field.Type);
                }

                break;
            case UnionDeclaration type:
                UnionArm arm = type.Arms[random.Next(type.Arms.Count)];
                // The tags of the contracts have four bytes.
                Number(bytes[..sizeof(uint)], arm.Tag);
                if (arm.Type is { } content)
                {
                    Fill(bytes[type.PayloadOffset..], content);
                }

                break;
        }
    }

    private static void Number(Span<byte> bytes, BigInteger value)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((value >> (8 * i)) & 0xff);
        }
    }

    private static int Size(ScalarKind kind) => kind switch
    {
        ScalarKind.U8 or ScalarKind.I8 or ScalarKind.Bool => 1,
        ScalarKind.U16 or ScalarKind.I16 => 2,
        ScalarKind.U32 or ScalarKind.I32 or ScalarKind.F32 => 4,
        _ => 8,
    };
}
