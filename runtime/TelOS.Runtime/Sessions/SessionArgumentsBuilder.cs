using System.Globalization;
using System.Text;

namespace TelOS.Runtime;

/// <summary>Writes an argument string that <see cref="SessionArguments"/> and Genode read back as it was meant.</summary>
public sealed class SessionArgumentsBuilder
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a boolean, as yes or no.</summary>
    /// <param name="key">The name: an identifier.</param>
    /// <param name="value">The value.</param>
    public SessionArgumentsBuilder Add(string key, bool value) => AddRaw(key, value ? "yes" : "no");

    /// <summary>Adds an unsigned number.</summary>
    /// <param name="key">The name: an identifier.</param>
    /// <param name="value">The value.</param>
    public SessionArgumentsBuilder Add(string key, ulong value) => AddRaw(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a signed number.</summary>
    /// <param name="key">The name: an identifier.</param>
    /// <param name="value">The value.</param>
    public SessionArgumentsBuilder Add(string key, long value) => AddRaw(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a version.</summary>
    /// <param name="key">The name: an identifier.</param>
    /// <param name="value">The value.</param>
    public SessionArgumentsBuilder Add(string key, ContractVersion value) => AddRaw(key, value.ToString());

    /// <summary>Adds a text, in quotes.</summary>
    /// <param name="key">The name: an identifier.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The text cannot be written: a zero, or a backslash before a quote or at the end.</exception>
    public SessionArgumentsBuilder Add(string key, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal)
            || value.Contains("\\\"", StringComparison.Ordinal)
            || value.EndsWith('\\'))
        {
            throw new ArgumentException($"The value of '{key}' cannot be written in an argument string.", nameof(value));
        }

        return AddRaw(key, $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Adds arguments that are written already.</summary>
    /// <param name="arguments">An argument string, or nothing.</param>
    public SessionArgumentsBuilder AddAll(string arguments)
    {
        if (arguments.Length != 0)
        {
            Separate().Append(arguments);
        }

        return this;
    }

    /// <summary>The argument string.</summary>
    /// <exception cref="ArgumentException">It has more than <see cref="SessionArguments.MaxLength"/> bytes.</exception>
    public string Build()
    {
        var text = _text.ToString();
        var length = Encoding.UTF8.GetByteCount(text);
        return length <= SessionArguments.MaxLength
            ? text
            : throw new ArgumentException($"The session arguments have {length} bytes; at most {SessionArguments.MaxLength} are allowed: {text}");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private SessionArgumentsBuilder AddRaw(string key, string value)
    {
        Separate().Append(key).Append('=').Append(value);
        return this;
    }

    private StringBuilder Separate() => _text.Length == 0 ? _text : _text.Append(", ");
}
