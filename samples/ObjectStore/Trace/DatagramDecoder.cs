using System.Globalization;
using TelOS.Idl.Decoding;
using TelOS.Idl.Model;
using TelOS.Runtime;

namespace Samples.ObjectStore.Trace;

/// <summary>Explains a datagram by its contract, range by range.</summary>
/// <param name="contracts">The contract and those it imports.</param>
internal sealed class DatagramDecoder(IReadOnlyList<Contract> contracts)
{
    private readonly MessageDecoder _decoder = new(new ContractIndex(contracts));

    /// <summary>Explains a request: header, opcode, parameters.</summary>
    public IReadOnlyList<DatagramRange> Request(Function function, byte[] datagram) =>
    [
        .. Header(datagram, "protocol word"),
        Range(datagram, Wire.HeaderSize, MessageDecoder.OpcodeSize, $"opcode: {function.Name}"),
        .. Ranges(datagram, _decoder.Request(function, datagram[Wire.HeaderSize..], capabilities: 0)),
    ];

    /// <summary>Explains a reply: header, result or error.</summary>
    public IReadOnlyList<DatagramRange> Reply(Function function, byte[] datagram)
    {
        DecodedMessage reply = _decoder.Reply(function, code: 0, datagram[Wire.HeaderSize..], capabilities: 0);
        List<DatagramRange> ranges = [.. Header(datagram, "exception code")];
        if (function.Error is not null)
        {
            ranges.Add(Range(datagram, Wire.HeaderSize, Wire.ItemAlignment, reply.IsError ? "succeeded: false" : "succeeded: true"));
        }
        return [.. ranges, .. Ranges(datagram, reply)];
    }

    private static IEnumerable<DatagramRange> Header(byte[] datagram, string word) =>
    [
        Range(datagram, 0, 8, word),
        Range(datagram, 8, 8, "capabilities"),
        Range(datagram, 16, Wire.HeaderSize - 16, "badges of capabilities, unused"),
    ];

    private static IEnumerable<DatagramRange> Ranges(byte[] datagram, DecodedMessage message) =>
        message.Items.SelectMany(item => Ranges(datagram, item.Name, item));

    private static IEnumerable<DatagramRange> Ranges(byte[] datagram, string name, DecodedItem item) => item.Value is DecodedGroup group
        ? group.Items.SelectMany(field => Ranges(datagram, $"{name}.{field.Name}", field))
        : [Range(datagram, Wire.HeaderSize + item.Offset, item.Size, $"{name}: {Text(item.Value)}")];

    private static string Text(DecodedValue value) => value switch
    {
        DecodedScalar { Value: byte[] bytes } => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes behind their number"),
        DecodedScalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "none",
        DecodedName name => string.Create(CultureInfo.InvariantCulture, $"{name.Name} ({name.Number})"),
        DecodedWindow window => string.Create(CultureInfo.InvariantCulture, $"{window.Length} bytes at {window.Offset} of the shared buffer"),
        _ => value.ToString(),
    };

    private static DatagramRange Range(byte[] datagram, int offset, int size, string meaning) => new(offset, datagram[offset..(offset + size)], meaning);
}
