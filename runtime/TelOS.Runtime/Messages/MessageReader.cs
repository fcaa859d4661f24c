using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace TelOS.Runtime;

/// <summary>Takes items out of a message that anybody may have written.</summary>
/// <remarks>
/// It never throws. The first item that is not what the contract says makes it fail; from then on every read gives the default.
/// Read everything, then ask <see cref="IsComplete"/>. Spans and texts point into the message.
/// </remarks>
public ref struct MessageReader
{
    private readonly Message _message;

    // What is left; nothing once the reader has failed, so that one comparison covers both.
    private ReadOnlySpan<byte> _rest;
    private int _capabilities;

    internal MessageReader(Message message, int maxCapabilities)
    {
        _message = message;
        _rest = message.Payload;
        if (message.HasExcessCapabilities || message.CapabilityCount > maxCapabilities)
        {
            Fail();
        }
    }

    /// <summary>Whether anything was not what the contract says.</summary>
    public bool Failed { get; private set; }

    /// <summary>Nothing failed, and there is nothing left: what a contract of this project asks for.</summary>
    public readonly bool IsComplete =>
        !Failed && _rest.IsEmpty && _capabilities == _message.CapabilityCount;

    /// <summary>Nothing failed; what is left is ignored, as Genode does.</summary>
    public readonly bool IsSufficient => !Failed;

    /// <summary>What is read, for who passes it on as it is.</summary>
    internal readonly Message Message => _message;

    /// <summary>Fails when the condition does not hold.</summary>
    /// <param name="condition">What the contract says.</param>
    public void Require(bool condition)
    {
        if (!condition)
        {
            Fail();
        }
    }

    /// <summary>One byte, 0 or 1; others fail.</summary>
    public bool ReadBoolean()
    {
        var value = ReadUInt8();
        Require(value <= 1);
        return value == 1;
    }

    /// <summary>One byte.</summary>
    public byte ReadUInt8() => (byte)ReadUInt64();

    /// <summary>Two bytes.</summary>
    public ushort ReadUInt16() => (ushort)ReadUInt64();

    /// <summary>Four bytes.</summary>
    public uint ReadUInt32() => (uint)ReadUInt64();

    /// <summary>Eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64()
    {
        var rest = _rest;
        if (rest.Length < sizeof(ulong))
        {
            Fail();
            return 0;
        }

        _rest = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(rest), sizeof(ulong)), rest.Length - sizeof(ulong));
        return BinaryPrimitives.ReadUInt64LittleEndian(rest);
    }

    /// <summary>One byte.</summary>
    public sbyte ReadInt8() => (sbyte)ReadUInt64();

    /// <summary>Two bytes.</summary>
    public short ReadInt16() => (short)ReadUInt64();

    /// <summary>Four bytes.</summary>
    public int ReadInt32() => (int)ReadUInt64();

    /// <summary>Eight bytes.</summary>
    public long ReadInt64() => (long)ReadUInt64();

    /// <summary>Four bytes, every bit as it is.</summary>
    public float ReadSingle() => BitConverter.UInt32BitsToSingle(ReadUInt32());

    /// <summary>Eight bytes, every bit as it is.</summary>
    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadUInt64());

    /// <summary>The result of a function without one: eight bytes that mean nothing, or, from some servers, none at all.</summary>
    public void ReadVoid()
    {
        if (!_rest.IsEmpty)
        {
            ReadUInt64();
        }
    }

    /// <summary>Plain data, checked.</summary>
    public T Read<T>()
        where T : struct, IWireValue<T>
    {
        if (!TryTake(T.Size, out var item))
        {
            return default;
        }

        if (T.TryRead(item, out var value))
        {
            return value;
        }

        Fail();
        return default;
    }

    /// <summary>`T?` of plain data; the value of an absent one is not looked at.</summary>
    public T? ReadOptional<T>()
        where T : struct, IWireValue<T>
    {
        if (!TryTake(T.Alignment + T.Size, out var item) || !IsPresent(item[0]))
        {
            return null;
        }

        if (T.TryRead(item[T.Alignment..], out var value))
        {
            return value;
        }

        Fail();
        return null;
    }

    /// <summary>`T?` of a number. Booleans and enumerations are checked by the caller, who reads them as numbers.</summary>
    public T? ReadOptionalScalar<T>()
        where T : unmanaged
    {
        var size = WireScalar<T>.Size;
        return TryTake(2 * size, out var item) && IsPresent(item[0]) ? MemoryMarshal.Read<T>(item[size..]) : null;
    }

    /// <summary>`bool?`: both bytes are 0 or 1, others fail.</summary>
    public bool? ReadOptionalBoolean()
    {
        var value = ReadOptionalScalar<byte>();
        Require(value is null or <= 1);
        return value is null ? null : value == 1;
    }

    /// <summary>`string&lt;n&gt;?`; the bytes of an absent one are not looked at.</summary>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    public string? ReadOptionalString(int capacity)
    {
        if (!TryTake(Wire.ItemAlignment + WireString.SizeOf(capacity), out var item) || !IsPresent(item[0]))
        {
            return null;
        }

        if (WireString.TryRead(item[Wire.ItemAlignment..], capacity, out var text))
        {
            return text.ToString();
        }

        Fail();
        return null;
    }

    /// <summary>One item of bytes; empty when the reader has failed.</summary>
    /// <param name="size">Bytes.</param>
    public ReadOnlySpan<byte> ReadRaw(int size) => TryTake(size, out var item) ? item : default;

    /// <summary>An in-buffer; a length above the maximum fails.</summary>
    /// <param name="max">Bytes that the contract allows.</param>
    public ReadOnlySpan<byte> ReadBytes(int max)
    {
        var buffer = ReadBuffer();
        if (buffer.Length <= max)
        {
            return buffer;
        }

        Fail();
        return default;
    }

    /// <summary>An in-buffer as a Genode server sees it: what is beyond the maximum is left out, the next item stands behind all of it.</summary>
    /// <param name="max">Bytes that the contract allows.</param>
    public ReadOnlySpan<byte> ReadBytesClamped(int max)
    {
        var buffer = ReadBuffer();
        return buffer[..Math.Min(buffer.Length, max)];
    }

    /// <summary>A terminated text: without terminator, with a zero inside, or not UTF-8 fails.</summary>
    /// <param name="max">Bytes that the contract allows, terminator included.</param>
    public Utf8Text ReadText(int max)
    {
        var buffer = ReadBytes(max);
        if (!buffer.IsEmpty && buffer.IndexOf((byte)0) == buffer.Length - 1 && Utf8.IsValid(buffer))
        {
            return buffer[..^1];
        }

        Fail();
        return default;
    }

    /// <summary>A text as a Genode server sees it: what is up to the first zero; <see cref="Utf8Text.IsTerminated"/> says whether it was cut.</summary>
    /// <param name="max">Bytes that the contract allows, terminator included.</param>
    public Utf8Text ReadTextClamped(int max) => Utf8Text.FromClamped(ReadBytesClamped(max));

    /// <summary>`string&lt;n&gt;`; an impossible length or a missing terminator fails.</summary>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    public Utf8Text ReadString(int capacity)
    {
        if (!TryTake(WireString.SizeOf(capacity), out var item))
        {
            return default;
        }

        if (WireString.TryRead(item, capacity, out var text))
        {
            return text;
        }

        Fail();
        return default;
    }

    /// <summary>The next capability, or null for an invalid one; the caller owns it. A missing slot fails.</summary>
    public Capability? ReadCapability()
    {
        if (Failed || _capabilities == _message.CapabilityCount)
        {
            Fail();
            return null;
        }

        return _message.TakeCapability(_capabilities++);
    }

    /// <summary>The next capability, or the invalid one; the caller owns it. A missing slot fails.</summary>
    public Capability<T> ReadCapability<T>() => new(ReadCapability());

    private bool IsPresent(byte flag)
    {
        Require(flag <= 1);
        return flag == 1;
    }

    private ReadOnlySpan<byte> ReadBuffer()
    {
        var length = ReadUInt64();
        if (length > (ulong)_rest.Length)
        {
            Fail();
            return default;
        }

        return TryTake((int)length, out var item) ? item : default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(int size, out ReadOnlySpan<byte> item)
    {
        // Items are whole even at the end of a message: every sender pads the last one, so a torn one is a truncated message.
        var claimed = Wire.ItemSize(size);
        if (Failed || claimed > _rest.Length)
        {
            Fail();
            item = default;
            return false;
        }

        item = _rest[..size];
        _rest = _rest[claimed..];
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail()
    {
        Failed = true;
        _rest = default;
    }
}
