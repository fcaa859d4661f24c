using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Appends items to a message. Every item starts at a multiple of 8 and is padded with zeros.</summary>
/// <remarks>All state is the message's, so copies of a writer write to the same place.</remarks>
public readonly ref struct MessageWriter
{
    private readonly Message _message;

    internal MessageWriter(Message message) => _message = message;

    /// <summary>One byte, 0 or 1.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteUInt64(value ? 1UL : 0UL);

    /// <summary>One byte.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt8(byte value) => WriteUInt64(value);

    /// <summary>Two bytes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16(ushort value) => WriteUInt64(value);

    /// <summary>Four bytes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value) => WriteUInt64(value);

    /// <summary>Eight bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64(ulong value) => _message.Append(value);

    /// <summary>One byte, not extended: the padding is zero.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt8(sbyte value) => WriteUInt64((byte)value);

    /// <summary>Two bytes, not extended: the padding is zero.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16(short value) => WriteUInt64((ushort)value);

    /// <summary>Four bytes, not extended: the padding is zero.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value) => WriteUInt64((uint)value);

    /// <summary>Eight bytes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value) => WriteUInt64((ulong)value);

    /// <summary>Four bytes, every bit as it is.</summary>
    /// <param name="value">The value.</param>
    public void WriteSingle(float value) => WriteUInt64(BitConverter.SingleToUInt32Bits(value));

    /// <summary>Eight bytes, every bit as it is.</summary>
    /// <param name="value">The value.</param>
    public void WriteDouble(double value) => WriteUInt64(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>The result of a function without one: eight zero bytes.</summary>
    public void WriteVoid() => WriteUInt64(0);

    /// <summary>Plain data, in one item.</summary>
    /// <param name="value">The value.</param>
    public void Write<T>(in T value)
        where T : struct, IWireValue<T> => T.Write(in value, _message.Claim(T.Size));

    /// <summary>`T?` of plain data, in one item: a byte 0 or 1, padding to the alignment, the value or zeros.</summary>
    /// <param name="value">The value or null.</param>
    public void WriteOptional<T>(in T? value)
        where T : struct, IWireValue<T>
    {
        var item = _message.Claim(T.Alignment + T.Size);
        item.Clear();
        if (value is { } present)
        {
            item[0] = 1;
            T.Write(in present, item[T.Alignment..]);
        }
    }

    /// <summary>`T?` of a scalar or enumeration, in one item.</summary>
    /// <param name="value">The value or null.</param>
    public void WriteOptionalScalar<T>(T? value)
        where T : unmanaged
    {
        var size = WireScalar<T>.Size;
        var item = _message.Claim(2 * size);
        item.Clear();
        if (value is { } present)
        {
            item[0] = 1;
            MemoryMarshal.Write(item[size..], in present);
        }
    }

    /// <summary>`string&lt;n&gt;?`, in one item.</summary>
    /// <param name="value">The text or null.</param>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    /// <exception cref="ArgumentException">The text is longer, or a zero in it would end it early.</exception>
    public void WriteOptionalString(string? value, int capacity)
    {
        var item = _message.Claim(Wire.ItemAlignment + WireString.SizeOf(capacity));
        item.Clear();
        if (value is not null)
        {
            item[0] = 1;
            WireString.Write(item[Wire.ItemAlignment..], value, capacity);
        }
    }

    /// <summary>One item of bytes that are laid out already.</summary>
    /// <param name="value">Every byte of the item; zeros follow up to a multiple of 8.</param>
    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(_message.Claim(value.Length));

    /// <summary>One item that the caller fills: every byte of it.</summary>
    /// <param name="size">Bytes; zeros follow up to a multiple of 8.</param>
    public Span<byte> WriteRaw(int size) => _message.Claim(size);

    /// <summary>An in-buffer: length, then the bytes.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="max">Bytes that the contract allows.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public void WriteBytes(ReadOnlySpan<byte> value, int max)
    {
        if (value.Length > max)
        {
            throw new ArgumentException($"The value has {value.Length} bytes; at most {max} are allowed.", nameof(value));
        }

        WriteUInt64((ulong)value.Length);
        value.CopyTo(_message.Claim(value.Length));
    }

    /// <summary>An in-buffer as Genode sends it: what is beyond the maximum is left out.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="max">Bytes that the contract allows.</param>
    public void WriteBytesClamped(ReadOnlySpan<byte> value, int max) =>
        WriteBytes(value[..Math.Min(value.Length, max)], max);

    /// <summary>An in-buffer with a terminated text.</summary>
    /// <param name="value">The text.</param>
    /// <param name="max">Bytes that the contract allows, terminator included.</param>
    /// <exception cref="ArgumentException">The text is longer, or a zero in it would end it early.</exception>
    public void WriteText(Utf8Text value, int max)
    {
        // Written where it belongs, behind its length; the terminator is a byte that is cleared. What is wrong with a text that does not fit is found
        // out below.
        var room = _message.Room;
        if (room.Length > sizeof(ulong) && value.TryCopyTo(room[sizeof(ulong)..], max - 1, out var written)
            && !room.Slice(sizeof(ulong), written).Contains((byte)0))
        {
            WriteUInt64((ulong)written + 1);
            _message.ClaimText(written);
            return;
        }

        var length = value.Length;
        if (length >= max)
        {
            throw new ArgumentException($"The text has {length} bytes; at most {max - 1} are allowed.", nameof(value));
        }

        if (value.ContainsTerminator)
        {
            throw new ArgumentException("The text contains a zero, which would end it at the other side.", nameof(value));
        }

        WriteUInt64((ulong)length + 1);
        var item = _message.Claim(length + 1);
        item[length] = 0;
        value.CopyTo(item);
    }

    /// <summary>An in-buffer with a text as Genode sends it: beyond the maximum it is cut, the terminator first.</summary>
    /// <param name="value">The text.</param>
    /// <param name="max">Bytes that the contract allows, terminator included.</param>
    public void WriteTextClamped(Utf8Text value, int max)
    {
        var length = Math.Min(value.Length + 1, max);
        WriteUInt64((ulong)length);
        var item = _message.Claim(length);
        item.Clear();
        value.CopyClampedTo(item);
    }

    /// <summary>`string&lt;n&gt;`.</summary>
    /// <param name="value">The text.</param>
    /// <param name="capacity">Bytes of text, terminator included.</param>
    /// <exception cref="ArgumentException">The text is longer, or a zero in it would end it early.</exception>
    public void WriteString(Utf8Text value, int capacity) =>
        WireString.Write(_message.Claim(WireString.SizeOf(capacity)), value, capacity);

    /// <summary>A capability that the sender keeps; null takes a slot and arrives as null.</summary>
    /// <param name="capability">It must live until the message is sent.</param>
    public void WriteCapability(Capability? capability) => _message.AddCapability(capability, isOwned: false);

    /// <summary>A capability that the sender keeps; the invalid one takes a slot and arrives as invalid.</summary>
    /// <param name="capability">It must live until the message is sent.</param>
    public void WriteCapability<T>(Capability<T> capability) => WriteCapability(capability.Untyped);

    /// <summary>A capability that the sender gives up, sent or not.</summary>
    /// <param name="capability">The message owns it from here.</param>
    public void MoveCapability(Capability? capability) => _message.AddCapability(capability, isOwned: true);

    /// <summary>A capability that the sender gives up, sent or not.</summary>
    /// <param name="capability">The message owns it from here.</param>
    public void MoveCapability<T>(Capability<T> capability) => MoveCapability(capability.Untyped);

    /// <summary>Makes the reply the refusal of a call: unknown function, or arguments that the contract does not allow.</summary>
    public void Refuse() => Fail(ReplyCode.InvalidOpcode);

    /// <summary>Whether the reply is the refusal of a call.</summary>
    public bool IsRefused => _message.ProtocolWord == ReplyCode.InvalidOpcode;

    /// <summary>Makes the reply a code without anything else.</summary>
    /// <param name="code">A <see cref="ReplyCode"/>.</param>
    public void Fail(long code)
    {
        _message.Clear();
        _message.ProtocolWord = code;
    }

    /// <summary>Makes the reply say that the server is gone to which the call was passed on.</summary>
    internal void FailServerGone()
    {
        Fail(ReplyCode.InvalidObject);
        WriteUInt64(ReplyCode.ServerGone);
    }

    /// <summary>Adds the code of a declared exception; inout values stand before it or behind it, there is no result.</summary>
    /// <param name="index">Position in the `throws` list, from 0.</param>
    /// <param name="count">Length of the `throws` list.</param>
    public void WriteException(int index, int count) =>
        _message.ProtocolWord = ReplyCode.ExceptionBase - (count - index);
}
