using System.Globalization;
using System.Text;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;

namespace TelOS.Idl.Text;

/// <summary>Makes texts from the bytes of files.</summary>
public static class SourceReader
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes the bytes of a contract.</summary>
    /// <param name="path">Where they come from; back slashes become forward ones.</param>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="problem">Null, or what is wrong: the first byte that belongs to no character.</param>
    /// <returns>The text; with a problem, the text with U+FFFD where bytes could not be decoded, only good for showing the problem.</returns>
    public static SourceText Decode(string path, byte[] bytes, out Diagnostic? problem)
    {
        string name = path.Replace('\\', '/');
        int start = bytes.Take(Mark.Length).SequenceEqual(Mark) ? Mark.Length : 0;
        try
        {
            problem = null;
            return new SourceText(name, Strict.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException)
        {
            SourceText source = new(name, Encoding.UTF8.GetString(bytes, start, bytes.Length - start));
            int offset = FindInvalid(bytes, start);
            int position = Encoding.UTF8.GetCharCount(bytes, start, offset - start);
            problem = new Diagnostic(
                SyntaxDiagnostics.InvalidUtf8,
                source,
                new TextSpan(position, 1),
                ValueArray.Of(bytes[offset].ToString("X2", CultureInfo.InvariantCulture), offset.ToString(CultureInfo.InvariantCulture)),
                SyntaxDiagnostics.InvalidUtf8.Severity);
            return source;
        }
    }

    /// <summary>The offset of the first byte that begins no whole character.</summary>
    private static int FindInvalid(byte[] bytes, int offset)
    {
        while (offset < bytes.Length)
        {
            int length = Length(bytes[offset]);
            if (length == 0 || offset + length > bytes.Length || !IsWhole(bytes, offset, length))
            {
                return offset;
            }

            offset += length;
        }

        return bytes.Length - 1;
    }

    private static int Length(byte first) => first switch
    {
        < 0x80 => 1,
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    /// <summary>Whether the bytes behind the first continue it: neither a longer form than needed, nor a surrogate, nor above U+10FFFF.</summary>
    private static bool IsWhole(byte[] bytes, int offset, int length)
    {
        for (int i = 1; i < length; i++)
        {
            if (bytes[offset + i] is < 0x80 or > 0xBF)
            {
                return false;
            }
        }

        return bytes[offset] switch
        {
            0xE0 => bytes[offset + 1] >= 0xA0,
            0xED => bytes[offset + 1] < 0xA0,
            0xF0 => bytes[offset + 1] >= 0x90,
            0xF4 => bytes[offset + 1] < 0x90,
            _ => true,
        };
    }
}
