using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace TelOS.Runtime;

/// <summary>A text on its way into or out of a message: a view that allocates nothing until it is asked for a string.</summary>
/// <remarks>Out of a message it is valid during the call only. Unpaired surrogates become U+FFFD.</remarks>
public readonly ref struct Utf8Text
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<char> _characters;
    private readonly bool _isUnterminated;

    /// <summary>A view of UTF-8 bytes, without terminator.</summary>
    /// <param name="utf8">The bytes.</param>
    public Utf8Text(ReadOnlySpan<byte> utf8) => _bytes = utf8;

    /// <summary>A view of UTF-16 characters.</summary>
    /// <param name="characters">The characters.</param>
    public Utf8Text(ReadOnlySpan<char> characters) => _characters = characters;

    private Utf8Text(ReadOnlySpan<byte> utf8, bool isUnterminated)
    {
        _bytes = utf8;
        _isUnterminated = isUnterminated;
    }

    /// <summary>Bytes of UTF-8, without terminator.</summary>
    public int Length => _characters.IsEmpty ? _bytes.Length : Encoding.UTF8.GetByteCount(_characters);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _characters.IsEmpty && _bytes.IsEmpty;

    /// <summary>False only for a text that came from a Genode client which clamped it and lost the terminator.</summary>
    public bool IsTerminated => !_isUnterminated;

    /// <summary>A view of the characters of a string; null is the empty text.</summary>
    /// <param name="text">The string.</param>
    public static implicit operator Utf8Text(string? text) => new(text.AsSpan());

    /// <summary>A view of characters.</summary>
    /// <param name="characters">The characters.</param>
    public static implicit operator Utf8Text(ReadOnlySpan<char> characters) => new(characters);

    /// <summary>A view of UTF-8 bytes.</summary>
    /// <param name="utf8">The bytes, without terminator.</param>
    public static implicit operator Utf8Text(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>The text as a string; bytes that are not UTF-8 become U+FFFD.</summary>
    public override string ToString() =>
        _characters.IsEmpty ? Encoding.UTF8.GetString(_bytes) : _characters.ToString();

    /// <summary>Copies the UTF-8 bytes.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int CopyTo(Span<byte> destination)
    {
        if (!_characters.IsEmpty)
        {
            return Encoding.UTF8.GetBytes(_characters, destination);
        }

        _bytes.CopyTo(destination);
        return _bytes.Length;
    }

    /// <summary>Copies the UTF-8 bytes where there is room for them and for one byte more.</summary>
    /// <param name="destination">Where they go; what is in it afterwards means nothing when they do not fit.</param>
    /// <param name="max">Bytes at most, whatever the destination holds.</param>
    /// <param name="written">Bytes written.</param>
    /// <returns>Whether they fit.</returns>
    internal bool TryCopyTo(Span<byte> destination, int max, out int written)
    {
        destination = destination[..Math.Max(0, Math.Min(max, destination.Length - 1))];
        if (!_characters.IsEmpty)
        {
            return Utf8.FromUtf16(_characters, destination, out _, out written) == OperationStatus.Done;
        }

        written = _bytes.Length;
        return _bytes.TryCopyTo(destination);
    }

    /// <summary>Copies as many of the UTF-8 bytes as fit, even if that splits a character: what Genode does.</summary>
    /// <param name="destination">Any number of bytes.</param>
    /// <returns>Bytes written.</returns>
    public int CopyClampedTo(Span<byte> destination)
    {
        if (_characters.IsEmpty)
        {
            var length = Math.Min(_bytes.Length, destination.Length);
            _bytes[..length].CopyTo(destination);
            return length;
        }

        Utf8.FromUtf16(_characters, destination, out var read, out var written);
        if (written < destination.Length && read < _characters.Length)
        {
            Span<byte> character = stackalloc byte[4];
            Rune.DecodeFromUtf16(_characters[read..], out var rune, out _);
            var encoded = rune.EncodeToUtf8(character);
            var rest = Math.Min(encoded, destination.Length - written);
            character[..rest].CopyTo(destination[written..]);
            written += rest;
        }

        return written;
    }

    /// <summary>Whether both are the same characters.</summary>
    /// <param name="other">The other text.</param>
    public bool SequenceEqual(Utf8Text other)
    {
        if (_characters.IsEmpty && other._characters.IsEmpty)
        {
            return _bytes.SequenceEqual(other._bytes);
        }

        var length = Length;
        if (length != other.Length)
        {
            return false;
        }

        Span<byte> left = length <= 512 ? stackalloc byte[length] : new byte[length];
        Span<byte> right = length <= 512 ? stackalloc byte[length] : new byte[length];
        CopyTo(left);
        other.CopyTo(right);
        return left.SequenceEqual(right);
    }

    /// <summary>Whether a byte with value zero is in it, which would end the text at the other side.</summary>
    internal bool ContainsTerminator => _characters.IsEmpty ? _bytes.Contains((byte)0) : _characters.Contains('\0');

    /// <summary>What a Genode server sees of an in-buffer: the content up to the first terminator.</summary>
    internal static Utf8Text FromClamped(ReadOnlySpan<byte> buffer)
    {
        var isTerminated = !buffer.IsEmpty && buffer[^1] == 0;
        var end = buffer.IndexOf((byte)0);
        return new Utf8Text(end < 0 ? buffer : buffer[..end], !isTerminated);
    }
}
