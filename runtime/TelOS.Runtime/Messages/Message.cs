using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TelOS.Runtime;

/// <summary>One request or reply, as it stands on the wire: header, payload, capabilities.</summary>
/// <remarks>
/// A message belongs to one caller at a time. Capabilities that were written are the sender's until they are sent;
/// capabilities that arrived belong to the message until they are read, and go with it when nobody read them.
/// </remarks>
public sealed class Message : IDisposable
{
    /// <summary>Bytes of header and payload together, at most.</summary>
    internal const int Capacity = Wire.HeaderSize + Wire.MaxPayload;

    /// <summary>Where the header says how many capabilities there are.</summary>
    internal const int CapabilityCountOffset = sizeof(ulong);

    private const int BadgeOffset = 2 * sizeof(ulong);

    // Pinned, so that a transport can hand the address to the kernel.
    private readonly byte[] _buffer = GC.AllocateArray<byte>(Capacity, pinned: true);
    private CapabilitySlots _slots = new();
    private bool _isRented;

    /// <summary>A message that nobody has rented.</summary>
    internal Message()
    {
    }

    /// <summary>Where the message is kept while nobody uses it, unless in the pool.</summary>
    internal MessageHome? Home { get; set; }

    /// <summary>For a call 0; for a reply its <see cref="ReplyCode"/> or the code of a declared exception.</summary>
    public long ProtocolWord
    {
        get => BinaryPrimitives.ReadInt64LittleEndian(_buffer);
        set => BinaryPrimitives.WriteInt64LittleEndian(_buffer, value);
    }

    /// <summary>Bytes of payload, 0 to 1024.</summary>
    public int PayloadLength { get; private set; }

    /// <summary>Capability slots in use, 0 to 4.</summary>
    public int CapabilityCount => _slots.Count;

    /// <summary>The payload.</summary>
    public Span<byte> Payload => _buffer.AsSpan(Wire.HeaderSize, PayloadLength);

    /// <summary>Header and payload.</summary>
    public ReadOnlySpan<byte> Datagram => _buffer.AsSpan(0, Wire.HeaderSize + PayloadLength);

    /// <summary>Whether the reply says that the server does not know the call or refuses its arguments.</summary>
    public bool IsUnsupported => ProtocolWord == ReplyCode.InvalidOpcode;

    /// <summary>More capabilities came than the caller's contract allows.</summary>
    internal bool HasExcessCapabilities { get; private set; }

    /// <summary>Where the datagram lies; it stays there. Valid while the message lives.</summary>
    internal unsafe byte* Address => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_buffer));

    /// <summary>A message from the pool; dispose it when its content is no longer needed.</summary>
    public static Message Rent()
    {
        var message = MessageHome.Take();
        message._isRented = true;
        return message;
    }

    /// <summary>A copy from the pool, to send the same request again; it has references of its own to the capabilities.</summary>
    public Message Duplicate()
    {
        var copy = Rent();
        copy.CopyData(this);
        copy.CopyCapabilities(this, Wire.MaxCapabilities, moves: false);
        return copy;
    }

    /// <summary>Starts a request.</summary>
    /// <param name="opcode">The function's ordinal.</param>
    public MessageWriter BeginRequest(ulong opcode)
    {
        var writer = BeginReply();
        Append(opcode);
        return writer;
    }

    /// <summary>Starts a reply.</summary>
    public MessageWriter BeginReply()
    {
        ObjectDisposedException.ThrowIf(!_isRented, this);
        Clear();
        return new MessageWriter(this);
    }

    /// <summary>Reads a request; without an opcode in it the reader has failed and the opcode is all ones.</summary>
    /// <param name="opcode">The function's ordinal, whatever the client sent.</param>
    public MessageReader ReadRequest(out ulong opcode)
    {
        var reader = new MessageReader(this, Wire.MaxCapabilities);
        opcode = reader.ReadUInt64();
        if (reader.Failed)
        {
            opcode = ulong.MaxValue;
        }

        return reader;
    }

    /// <summary>Reads a reply.</summary>
    /// <param name="maxCapabilities">Capabilities that the contract allows in it; with more the reader has failed.</param>
    /// <param name="declaredExceptions">Length of the function's `throws` list, whose codes <see cref="ProtocolWord"/> may hold.</param>
    /// <exception cref="InvalidObjectException">The object is gone.</exception>
    /// <exception cref="ServerDiedException">Who passed the call on found the server gone.</exception>
    /// <exception cref="UnsupportedCallException">The server does not know the call or refuses the arguments.</exception>
    /// <exception cref="MalformedReplyException">A code that the contract does not know.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MessageReader ReadReply(int maxCapabilities = 0, int declaredExceptions = 0)
    {
        if (ProtocolWord != ReplyCode.Success)
        {
            ReplyCode.RequireDeclared(ProtocolWord, Payload, declaredExceptions);
        }

        return new MessageReader(this, maxCapabilities);
    }

    /// <summary>Takes over what a transport received. What is in it is hostile; this checks the frame only.</summary>
    /// <param name="datagram">Header and payload.</param>
    /// <param name="capabilities">One for each slot that the header declares, null where it declares an invalid one; the message owns them afterwards.</param>
    /// <returns>False, and nothing taken, when the frame is broken.</returns>
    public bool TryReceive(ReadOnlySpan<byte> datagram, ReadOnlySpan<Capability?> capabilities)
    {
        if (datagram.Length < Wire.HeaderSize
            || datagram.Length > _buffer.Length
            || capabilities.Length > Wire.MaxCapabilities
            || BinaryPrimitives.ReadUInt64LittleEndian(datagram[CapabilityCountOffset..]) != (ulong)capabilities.Length)
        {
            return false;
        }

        for (var slot = 0; slot < capabilities.Length; slot++)
        {
            if ((BadgeIn(datagram, slot) == Wire.InvalidBadge) != (capabilities[slot] is null))
            {
                return false;
            }
        }

        Forget();
        datagram.CopyTo(_buffer);
        BeginReceived(datagram.Length);
        foreach (var capability in capabilities)
        {
            AddReceived(capability);
        }

        return true;
    }

    /// <summary>Returns the message to the pool, and disposes the capabilities that it owns.</summary>
    public void Dispose()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        Clear();
        MessageHome.Keep(this);
    }

    /// <summary>The badge that a header has for a slot.</summary>
    internal static ulong BadgeIn(ReadOnlySpan<byte> header, int slot) =>
        BinaryPrimitives.ReadUInt64LittleEndian(header[(BadgeOffset + (slot * sizeof(ulong)))..]);

    /// <summary>A transport put a datagram of this length, whose frame is sound, into the empty message.</summary>
    internal void BeginReceived(int length) => PayloadLength = length - Wire.HeaderSize;

    /// <summary>Adds a capability that the received header names in the next slot; the message owns it.</summary>
    internal void AddReceived(Capability? capability) => Fill(capability, isOwned: true);

    /// <summary>What is in a slot; it stays there.</summary>
    internal Capability? CapabilityAt(int slot) => _slots[slot];

    /// <summary>The name under which a transport sends the capability in a slot.</summary>
    internal void SetBadge(int slot, ulong badge) =>
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(BadgeOffset + (slot * sizeof(ulong))), badge);

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Forget();
        // The header is three of these.
        ref var header = ref MemoryMarshal.GetArrayDataReference(_buffer);
        Vector128<byte>.Zero.StoreUnsafe(ref header);
        Vector128<byte>.Zero.StoreUnsafe(ref header, 16);
        Vector128<byte>.Zero.StoreUnsafe(ref header, 32);
    }

    /// <summary>Makes this message what the other one is, byte for byte; capabilities become references of this one.</summary>
    /// <remarks>The one thing that an in-process transport does. Capabilities that the other message owns move.</remarks>
    internal void CopyFrom(Message source, int maxCapabilities)
    {
        CopyData(source);
        if (source.CapabilityCount != 0)
        {
            CopyCapabilities(source, maxCapabilities, moves: true);
        }
    }

    /// <summary>The next item: whole items are claimed, the tail beyond <paramref name="size"/> is zero, the rest is the caller's to fill.</summary>
    internal Span<byte> Claim(int size)
    {
        var claimed = Wire.ItemSize(size);
        if ((uint)size > Wire.MaxPayload || claimed > Wire.MaxPayload - PayloadLength)
        {
            ThrowFull();
        }

        var item = _buffer.AsSpan(Wire.HeaderSize + PayloadLength, claimed);
        if (claimed != size)
        {
            // The caller overwrites what of the last word is his.
            BinaryPrimitives.WriteUInt64LittleEndian(item[^sizeof(ulong)..], 0);
        }

        PayloadLength += claimed;
        return item[..size];
    }

    /// <summary>Claims a text that was written into <see cref="Room"/> already, and adds its terminator.</summary>
    internal void ClaimText(int length)
    {
        var claimed = Wire.ItemSize(length + 1);
        Room[length..claimed].Clear();
        PayloadLength += claimed;
    }

    /// <summary>The next item, of eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(ulong value)
    {
        var length = PayloadLength;
        if ((uint)length > Wire.MaxPayload - sizeof(ulong))
        {
            ThrowFull();
        }

        // Every buffer has room for a header and the largest payload, so the check above is the one that the array would make.
        ref var item = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), Wire.HeaderSize + length);
        Unsafe.WriteUnaligned(ref item, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        PayloadLength = length + sizeof(ulong);
    }

    /// <summary>What is left of the largest payload, bytes to be filled and then claimed.</summary>
    internal Span<byte> Room => _buffer.AsSpan(Wire.HeaderSize + PayloadLength, Wire.MaxPayload - PayloadLength);

    /// <summary>Fills the next slot.</summary>
    internal void AddCapability(Capability? capability, bool isOwned)
    {
        Fill(capability, isOwned);
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(CapabilityCountOffset), (ulong)CapabilityCount);
    }

    /// <summary>Hands the capability in a slot to the caller, who owns it from then on.</summary>
    internal Capability? TakeCapability(int slot) => _slots.Take(slot);

    /// <summary>Puts another capability in place of the one in a slot; the message owns it.</summary>
    internal void ReplaceCapability(int slot, Capability? capability)
    {
        _slots.Replace(slot, capability);
        SetBadge(slot, capability?.Badge ?? Wire.InvalidBadge);
    }

    [DoesNotReturn]
    private static void ThrowFull() =>
        throw new InvalidOperationException($"The message would pass {Wire.MaxPayload} bytes.");

    /// <summary>Forgets everything but the header.</summary>
    private void Forget()
    {
        if (CapabilityCount != 0)
        {
            _slots.Release();
        }

        PayloadLength = 0;
        HasExcessCapabilities = false;
    }

    private void Fill(Capability? capability, bool isOwned)
    {
        _slots.Add(capability, isOwned);
        SetBadge(CapabilityCount - 1, capability?.Badge ?? Wire.InvalidBadge);
    }

    private void CopyData(Message source)
    {
        Forget();
        source.Datagram.CopyTo(_buffer);
        PayloadLength = source.PayloadLength;
    }

    private void CopyCapabilities(Message source, int maxCapabilities, bool moves)
    {
        var count = Math.Min(source.CapabilityCount, maxCapabilities);
        HasExcessCapabilities = source.CapabilityCount > maxCapabilities;
        for (var slot = 0; slot < count; slot++)
        {
            Fill(source._slots.Share(slot, moves), isOwned: true);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(CapabilityCountOffset), (ulong)count);
    }
}
