using System.Text;
using Genode;

namespace TelOS.Runtime;

/// <summary>Writes lines to a LOG session. Safe for several threads; what one call writes stays together.</summary>
/// <remarks>A line goes out when it ends, or when <see cref="Flush"/> asks for it; one that does not fit in a message goes in several.
/// When the service is gone, what is written is lost and nobody is told: a log that fails must not end its component.</remarks>
/// <example><code>env.Log.WriteLine("ready");</code></example>
public sealed class LogWriter : TextWriter
{
    // Genode's LOG session takes 232 bytes with the terminator (genode/log.tidl).
    private const int MaxMessage = 231;

    private readonly Lock _lock = new();
    private readonly byte[] _line = new byte[MaxMessage];
    private readonly LogClient _log;
    private readonly Connection? _connection;
    private int _length;
    private char _highSurrogate;
    private bool _isClosed;

    /// <summary>Writes through an opened session.</summary>
    /// <param name="connection">The session; it is taken over.</param>
    public LogWriter(Connection connection)
        : this(connection.Capability.Duplicate()) => _connection = connection;

    /// <summary>Writes through the capability of a session that somebody else closes.</summary>
    /// <param name="session">The session; it is taken over.</param>
    internal LogWriter(Capability session)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _log = new LogClient(session);
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            Append(buffer);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write('\n');

    /// <inheritdoc/>
    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            Append(buffer);
            Append("\n");
        }
    }

    // Core answers at once, so these do not leave the thread.

    /// <inheritdoc/>
    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        lock (_lock)
        {
            Send();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock)
            {
                if (!_isClosed)
                {
                    Send();
                    _isClosed = true;
                    _log.Dispose();
                    _connection?.Dispose();
                }
            }
        }

        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        while (!text.IsEmpty)
        {
            Append(TakeRune(ref text));
        }
    }

    // The halves of a character may come in two calls.
    private Rune? TakeRune(ref ReadOnlySpan<char> text)
    {
        if (_highSurrogate != 0)
        {
            var high = _highSurrogate;
            _highSurrogate = '\0';
            if (!char.IsLowSurrogate(text[0]))
            {
                return Rune.ReplacementChar;
            }

            var pair = new Rune(high, text[0]);
            text = text[1..];
            return pair;
        }

        if (text.Length == 1 && char.IsHighSurrogate(text[0]))
        {
            _highSurrogate = text[0];
            text = [];
            return null;
        }

        Rune.DecodeFromUtf16(text, out var rune, out var taken);
        text = text[taken..];
        return rune;
    }

    private void Append(Rune? rune)
    {
        // A terminator would end the message at the other side.
        if (rune is not { } character || character.Value == 0)
        {
            return;
        }

        if (character.Utf8SequenceLength > MaxMessage - _length)
        {
            Send();
        }

        _length += character.EncodeToUtf8(_line.AsSpan(_length));
        if (character.Value == '\n')
        {
            Send();
        }
    }

    private void Send()
    {
        if (_length == 0)
        {
            return;
        }

        var message = _line.AsSpan(0, _length);
        _length = 0;
        try
        {
            _log.Write(message);
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // See the remarks of the class.
        }
    }
}
