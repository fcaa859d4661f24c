using System.Buffers;
using MessagePack;
using TelOS.Runtime;

namespace TelOS.Records.Tests.MessagePackVectors;

/// <summary>Reads any value with what C# records are read with, and writes it with what they are written with.</summary>
internal static class MessagePackCopy
{
    /// <summary>The value in its shortest form, or null for what is refused.</summary>
    /// <param name="encoded">The encoding of one value.</param>
    public static byte[]? Of(byte[] encoded)
    {
        try
        {
            return Written((ref writer) =>
            {
                var reader = new MessagePackReader(encoded);
                Copy(ref reader, ref writer);
                if (!reader.End)
                {
                    throw new MessagePackSerializationException("Something follows.");
                }
            });
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>What was written.</summary>
    /// <param name="write">Writes it.</param>
    public static byte[] Written(MessagePackWriting write)
    {
        ArrayBufferWriter<byte> buffer = new();
        MessagePackWriter writer = new(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Copy(ref MessagePackReader reader, ref MessagePackWriter writer)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                writer.WriteNil();
                break;
            case MessagePackType.Boolean:
                RecordWriter.WriteBoolean(ref writer, RecordReader.ReadBoolean(ref reader));
                break;
            case MessagePackType.Integer:
                Int128 wide = RecordReader.ReadInteger<Int128>(ref reader);
                RecordWriter.WriteInteger(ref writer, wide);
                break;
            case MessagePackType.Float when reader.NextCode == MessagePackCode.Float32:
                RecordWriter.WriteSingle(ref writer, RecordReader.ReadSingle(ref reader));
                break;
            case MessagePackType.Float:
                RecordWriter.WriteDouble(ref writer, RecordReader.ReadDouble(ref reader));
                break;
            case MessagePackType.String:
                RecordWriter.WriteString(ref writer, RecordReader.ReadString(ref reader));
                break;
            case MessagePackType.Binary:
                RecordWriter.WriteBytes(ref writer, RecordReader.ReadBytes(ref reader));
                break;
            case MessagePackType.Extension:
                writer.WriteExtensionFormat(reader.ReadExtensionFormat());
                break;
            case MessagePackType.Array:
                int elements = reader.ReadArrayHeader();
                writer.WriteArrayHeader(elements);
                CopyAll(ref reader, ref writer, elements);
                break;
            case MessagePackType.Map:
                int entries = RecordReader.ReadHeader(ref reader);
                writer.WriteMapHeader(entries);
                CopyAll(ref reader, ref writer, entries * 2);
                break;
            default:
                throw new MessagePackSerializationException("That is no MessagePack.");
        }
    }

    private static void CopyAll(ref MessagePackReader reader, ref MessagePackWriter writer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Copy(ref reader, ref writer);
        }
    }
}
