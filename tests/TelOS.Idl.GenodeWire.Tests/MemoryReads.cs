using System.Buffers.Binary;
using System.Globalization;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Which bytes of a request an unmarshaller reads, worked out from the signature alone.</summary>
internal static class MemoryReads
{
    /// <summary>Whether some argument, or the opcode, lies wholly or partly behind the end of the request.</summary>
    public static bool PassTheEnd(WireCase wireCase)
    {
        ReadOnlySpan<byte> request = wireCase.Request;
        UInt128 position = 8;
        if (position > (UInt128)request.Length)
        {
            return true;
        }
        foreach (WireParameter parameter in wireCase.Signature.Parameters)
        {
            UInt128 size;
            if (parameter.Type.StartsWith("bytes<", StringComparison.Ordinal) || parameter.Type.StartsWith("text<", StringComparison.Ordinal))
            {
                if (position + 8 > (UInt128)request.Length)
                {
                    return true;
                }
                size = 8 + (UInt128)BinaryPrimitives.ReadUInt64LittleEndian(request[(int)position..]);
            }
            else
            {
                size = SizeOf(wireCase, parameter.Type);
            }
            position += size;
            if (position > (UInt128)request.Length)
            {
                return true;
            }
            position = (position + 7) & ~(UInt128)7;
        }
        return false;
    }

    /// <summary>Whether the length of a buffer is so large that Genode's check of it wraps around.</summary>
    public static bool WrapAround(WireCase wireCase) =>
        wireCase.Signature.Parameters is [{ } first, ..]
        && (first.Type.StartsWith("bytes<", StringComparison.Ordinal) || first.Type.StartsWith("text<", StringComparison.Ordinal))
        && wireCase.Request.Length >= 16
        && BinaryPrimitives.ReadUInt64LittleEndian(wireCase.Request.AsSpan(8)) > ulong.MaxValue - 1024;

    private static UInt128 SizeOf(WireCase wireCase, string type)
    {
        if (type.StartsWith("cap", StringComparison.Ordinal))
        {
            return 0;
        }
        if (wireCase.Types.TryGetValue(type, out System.Text.Json.JsonElement declared))
        {
            return (UInt128)declared.GetProperty("size").GetInt32();
        }
        if (type.StartsWith("string<", StringComparison.Ordinal))
        {
            int capacity = int.Parse(type[7..^1], CultureInfo.InvariantCulture);
            return (UInt128)(((capacity + 7) & ~7) + 8);
        }
        return type is "bool" ? 1 : UInt128.Parse(type[1..], CultureInfo.InvariantCulture) / 8;
    }
}
