using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TelOS.Runtime.Bulk;

/// <summary>Which contract a server speaks.</summary>
public struct ContractInfo : IWireValue<ContractInfo>, IEquatable<ContractInfo>
{
    private HashBytes _hash;

    /// <summary>Clients of another major version do not bind.</summary>
    public ushort Major { get; set; }

    /// <summary>Methods that are newer than this are answered as unsupported without a call.</summary>
    public ushort Minor { get; set; }

    /// <summary>SHA-256 of the contract's canonical form: 32 bytes.</summary>
    [UnscopedRef]
    public Span<byte> Hash => _hash;

    /// <inheritdoc/>
    public static int Size => 40;

    /// <inheritdoc/>
    public static int Alignment => 2;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ContractInfo left, ContractInfo right) => left.Equals(right);

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(ContractInfo left, ContractInfo right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, out ContractInfo value)
    {
        value = new ContractInfo
        {
            Major = BinaryPrimitives.ReadUInt16LittleEndian(source),
            Minor = BinaryPrimitives.ReadUInt16LittleEndian(source[2..]),
        };
        source.Slice(8, 32).CopyTo(value.Hash);
        return true;
    }

    /// <inheritdoc/>
    public static void Write(in ContractInfo value, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(destination, value.Major);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], value.Minor);
        destination[4..8].Clear();
        ReadOnlySpan<byte> hash = value._hash;
        hash.CopyTo(destination[8..]);
    }

    /// <inheritdoc/>
    public readonly bool Equals(ContractInfo other)
    {
        ReadOnlySpan<byte> left = _hash;
        ReadOnlySpan<byte> right = other._hash;
        return Major == other.Major && Minor == other.Minor && left.SequenceEqual(right);
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ContractInfo other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        ReadOnlySpan<byte> hash = _hash;
        return HashCode.Combine(Major, Minor, BinaryPrimitives.ReadInt32LittleEndian(hash));
    }

    [InlineArray(32)]
    private struct HashBytes
    {
        private byte _first;
    }
}
