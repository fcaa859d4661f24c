using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TelOS.Idl.Model;
using TelOS.Runtime;

namespace Samples.ObjectStore.Trace;

/// <summary>Explains a datagram by its contract.</summary>
/// <param name="contracts">The contract and those it imports.</param>
internal sealed class DatagramDecoder(IReadOnlyList<Contract> contracts)
{
    private readonly List<DecodedItem> _items = [];
    private byte[] _datagram = [];
    private int _position;

    /// <summary>Explains a request: header, opcode, parameters.</summary>
    public IReadOnlyList<DecodedItem> Request(Function function, byte[] datagram)
    {
        Header(datagram, "protocol word");
        Item(8, $"opcode: {function.Name}");
        foreach (Parameter parameter in function.Parameters)
        {
            Value(parameter.Name, parameter.Type);
        }
        return [.. _items];
    }

    /// <summary>Explains a reply: header, result or error.</summary>
    public IReadOnlyList<DecodedItem> Reply(Function function, byte[] datagram)
    {
        Header(datagram, "exception code");
        if (function.Error is { } error)
        {
            bool succeeded = _datagram[_position] != 0;
            Item(8, succeeded ? "succeeded: true" : "succeeded: false");
            if (!succeeded)
            {
                Value("error", error);
                return [.. _items];
            }
        }
        if (function.Result is { } result)
        {
            Value("result", result);
        }
        return [.. _items];
    }

    private void Header(byte[] datagram, string word)
    {
        _items.Clear();
        _datagram = datagram;
        _position = 0;
        Item(8, word);
        Item(8, "capabilities");
        Item(Wire.HeaderSize - 16, "badges of capabilities, unused");
    }

    private void Value(string name, TypeReference type)
    {
        switch (type.Unaliased)
        {
            case CapabilityType:
                return;
            case BulkType:
                Item(8, $"{name}: offset in the shared buffer");
                Item(8, $"{name}: length");
                return;
            case BytesType or TextType:
                int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(_datagram.AsSpan(_position));
                string text = Encoding.UTF8.GetString(_datagram, _position + 8, type.Unaliased is TextType ? length - 1 : length);
                Item(8, string.Create(CultureInfo.InvariantCulture, $"{name}: {length} bytes follow"));
                Item((length + 7) & ~7, text.Any(char.IsControl) ? $"{name}: binary" : $"{name}: \"{text}\"");
                return;
            case NamedType { Kind: NamedTypeKind.Struct } named when Find<StructDeclaration>(named) is { } declaration:
                int start = _position;
                foreach (Field field in declaration.Fields.Where(f => f.Type.Unaliased is not ArrayType))
                {
                    _position = start + field.Offset;
                    Item(Size(field.Type), $"{name}.{field.Name}: {Text(field.Type)}");
                }
                _position = start + ((named.Layout.Size + 7) & ~7);
                return;
            default:
                Item(8, $"{name}: {Text(type)}");
                return;
        }
    }

    private string Text(TypeReference type)
    {
        ReadOnlySpan<byte> bytes = _datagram.AsSpan(_position, Size(type));
        ulong number = 0;
        for (int i = Math.Min(bytes.Length, 8) - 1; i >= 0; i--)
        {
            number = (number << 8) | bytes[i];
        }
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return type.Unaliased is NamedType named
            && Find<EnumDeclaration>(named)?.Members.FirstOrDefault(m => m.Value == number) is { } member
            ? $"{member.Name} ({digits})"
            : digits;
    }

    private T? Find<T>(NamedType named)
        where T : Declaration =>
        contracts.Where(c => c.Namespace == named.Namespace).SelectMany(c => c.Declarations).OfType<T>().FirstOrDefault(d => d.Name == named.Name);

    private static int Size(TypeReference type) => type.Unaliased switch
    {
        ScalarType { Kind: ScalarKind.Bool or ScalarKind.U8 or ScalarKind.I8 } => 1,
        ScalarType { Kind: ScalarKind.U16 or ScalarKind.I16 } => 2,
        ScalarType { Kind: ScalarKind.U32 or ScalarKind.I32 or ScalarKind.F32 } => 4,
        NamedType named => named.Layout.Size,
        _ => 8,
    };

    private void Item(int size, string meaning)
    {
        _items.Add(new DecodedItem(_position, _datagram[_position..(_position + size)], meaning));
        _position += size;
    }
}
