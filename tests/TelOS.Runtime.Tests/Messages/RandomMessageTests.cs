using System.Buffers.Binary;

namespace TelOS.Runtime.Tests.Messages;

public sealed class RandomMessageTests : IDisposable
{
    private readonly Message _message = Message.Rent();

    public void Dispose() => _message.Dispose();

    [Fact]
    public void Random_bytes_never_make_a_reader_throw()
    {
        var random = Seed.Start();
        for (var round = 0; round < 5000; round++)
        {
            var datagram = new byte[48 + random.Next(0, 200)];
            random.NextBytes(datagram.AsSpan(48));
            if (random.Next(2) == 0 && datagram.Length > 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(datagram.AsSpan(56), (ulong)random.Next(0, 200));
            }

            Assert.True(_message.TryReceive(datagram, []));
            var reader = _message.ReadRequest(out _);
            for (var item = 0; item < 8; item++)
            {
                ReadOne(ref reader, random.Next(9));
            }
        }
    }

    private static void ReadOne(ref MessageReader reader, int kind)
    {
        switch (kind)
        {
            case 0:
                reader.ReadBytes(64);
                break;
            case 1:
                reader.ReadBytesClamped(64);
                break;
            case 2:
                _ = reader.ReadText(64).ToString();
                break;
            case 3:
                _ = reader.ReadTextClamped(64).ToString();
                break;
            case 4:
                _ = reader.ReadString(13).ToString();
                break;
            case 5:
                reader.Read<Affinity>();
                break;
            case 6:
                reader.ReadOptional<Affinity>();
                break;
            case 7:
                reader.ReadCapability();
                break;
            default:
                reader.ReadBoolean();
                break;
        }
    }
}
