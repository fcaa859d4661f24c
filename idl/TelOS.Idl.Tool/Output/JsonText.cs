using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelOS.Idl.Tool.Output;

/// <summary>JSON as this program writes it: indented, ended by a line feed, with letters of all scripts as they are.</summary>
internal static class JsonText
{
    /// <summary>How deep values may nest: types are nested by the contract's author.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaxDepth,
        // The document is data, never a part of a web page: documentation stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The UTF-8 of the document that <paramref name="write"/> writes.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            write(json);
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
