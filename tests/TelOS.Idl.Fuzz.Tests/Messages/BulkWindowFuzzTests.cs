using System.Buffers.Binary;
using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>Windows into the shared buffer that a client invents.</summary>
public sealed class BulkWindowFuzzTests
{
    private const ulong Size = 4096;

    [Fact]
    public void Fuzz_windows_are_served_when_they_lie_inside_the_buffer_and_only_then() => FuzzLoop.Run(random =>
    {
        using FuzzedServer server = new(FuzzedContracts.OfWindows);

        // Its client places what is in the buffer; what is behind it stays as the buffer was made: zero.
        server.Call(0, random.Next());
        byte[] buffer = new byte[Size];
        byte[] placed = (byte[])server.Probe.Seen[0]!;
        if (placed.Length > buffer.Length)
        {
            return;
        }

        placed.CopyTo(buffer, 0);
        Datagram request = server.Recorder.Request!;
        for (int i = 0; i < 100; i++)
        {
            ulong offset = Number(random);
            ulong length = Number(random);
            byte[] payload = [.. request.Payload];
            BinaryPrimitives.WriteUInt64LittleEndian(payload.AsSpan(8), offset);
            BinaryPrimitives.WriteUInt64LittleEndian(payload.AsSpan(16), length);
            Datagram reply = server.Deliver(request with { Payload = payload }, 0xa5)!;
            string what = $"offset {offset}, length {length}";
            Assert.True(server.Errors.Count == 0, $"{what}: {string.Join('\n', server.Errors)}");
            bool isInside = (UInt128)offset + length <= Size;
            Assert.True(server.Probe.Handled == (isInside ? 1 : 0), $"Served {server.Probe.Handled} times with {placed.Length} bytes placed: {what}");
            Assert.Equal(isInside ? 0 : ReplyCode.InvalidOpcode, reply.Word);
            if (isInside)
            {
                byte[] seen = (byte[])server.Probe.Seen[0]!;
                Assert.True(buffer.AsSpan((int)offset, (int)length).SequenceEqual(seen), $"A handler sees other bytes: {what}");
            }
        }
    });

    private static ulong Number(Random random) => random.Next(3) switch
    {
        0 => (ulong)random.Next((int)Size + 9),
        1 => unchecked(Size - 4 + (ulong)random.Next(9)),
        _ => FuzzValues.Bits(random),
    };
}
