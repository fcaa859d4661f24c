using System.Text;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Model;

namespace TelOS.Idl.Decoding;

/// <summary>Takes one item after the other out of a payload.</summary>
/// <param name="contracts">The declarations.</param>
/// <param name="payload">The bytes.</param>
/// <param name="capabilities">The capability slots beside them.</param>
internal sealed class PayloadCursor(ContractIndex contracts, byte[] payload, int capabilities)
{
    private const int ItemAlignment = 8;

    private readonly PlainDecoder _plain = new(contracts, payload);
    private int _position;
    private int _slot;

    /// <summary>Bytes that are left.</summary>
    public int Rest => payload.Length - _position;

    /// <summary>Leaves bytes out.</summary>
    public void Skip(int size) => Claim(size, "it ends too early");

    /// <summary>Takes an item that says whether a result follows, or an error.</summary>
    public bool TakeBoolean() => _plain.Number(Claim(ItemAlignment, "it ends before the item that says whether the call succeeded"), 1, isSigned: false) switch
    {
        0 => false,
        1 => true,
        long other => throw new UndecodableException($"whether the call succeeded is neither 0 nor 1, but {other}"),
    };

    /// <summary>Takes a value.</summary>
    public DecodedItem Take(string name, TypeReference type)
    {
        int start = _position;
        DecodedValue value = type.Unaliased switch
        {
            CapabilityType capability => TakeCapability(name, capability),
            BulkType => TakeWindow(name),
            TextType text => TakeText(name, text),
            BytesType bytes => TakeBytes(name, bytes),
            { } plain => TakePlain(name, plain),
        };
        return new DecodedItem(name, value, start, _position - start);
    }

    private DecodedCapability TakeCapability(string name, CapabilityType type) => _slot < capabilities
        ? new DecodedCapability(_slot++, type.Interface is { } named ? ContractIndex.NameOf(named) : null)
        : throw new UndecodableException($"the capability '{name}' is missing");

    private DecodedWindow TakeWindow(string name)
    {
        int start = Claim(2 * ItemAlignment, $"it ends before or in '{name}'");
        return new DecodedWindow((ulong)_plain.Number(start, 8, isSigned: false), (ulong)_plain.Number(start + 8, 8, isSigned: false));
    }

    private DecodedScalar TakeText(string name, TextType type)
    {
        (int start, int length) = TakeBuffer(name, type.Max);
        int end = Array.IndexOf(payload, (byte)0, start, length);
        return end < 0
            ? throw new UndecodableException($"the text '{name}' has no end")
            : new DecodedScalar(Encoding.UTF8.GetString(payload, start, end - start));
    }

    private DecodedValue TakeBytes(string name, BytesType type)
    {
        (int start, int length) = TakeBuffer(name, type.Max ?? int.MaxValue);
        byte[] content = new byte[length];
        Array.Copy(payload, start, content, 0, length);
        return type.Record is { } record ? new RecordDecoder(contracts, content).Read(record) : new DecodedScalar(content);
    }

    private (int Start, int Length) TakeBuffer(string name, int max)
    {
        ulong length = (ulong)_plain.Number(Claim(ItemAlignment, $"it ends before '{name}'"), 8, isSigned: false);
        if (length > (ulong)Rest)
        {
            throw new UndecodableException($"'{name}' says that it has {length} bytes, and {Rest} are there");
        }
        if (length > (ulong)max)
        {
            throw new UndecodableException($"'{name}' has {length} bytes, and the contract allows {max}");
        }
        return (Claim((int)length, $"it ends in '{name}'"), (int)length);
    }

    private DecodedValue TakePlain(string name, TypeReference type)
    {
        if (!Layouts.TryGet(type, out Layout layout))
        {
            throw new UndecodableException($"the contract of the type of '{name}' is not known");
        }
        return _plain.Read(type, Claim(layout.Size, $"it ends before or in '{name}'"));
    }

    private int Claim(int size, string problem)
    {
        int claimed = (int)Numbers.RoundUp((long)size, ItemAlignment);
        if (claimed > Rest)
        {
            throw new UndecodableException(problem);
        }
        int start = _position;
        _position += claimed;
        return start;
    }
}
