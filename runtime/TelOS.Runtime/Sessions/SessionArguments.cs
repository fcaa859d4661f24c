using System.Globalization;

namespace TelOS.Runtime;

/// <summary>The argument string of a session request: `label="a -> b", ram_quota=64K, cap_quota=6, writeable=yes`.</summary>
/// <remarks>
/// Read as Genode reads it: arguments are separated by commas, the first one of a name counts, numbers may be hexadecimal and
/// may end in K, M or G, unknown arguments are ignored. The client writes most of it, so nothing in it is trusted.
/// </remarks>
/// <param name="text">The argument string.</param>
public sealed class SessionArguments(string text)
{
    /// <summary>Characters of an argument string, label and quotas included.</summary>
    public const int MaxLength = 159;

    /// <summary>The argument string.</summary>
    public string Text { get; } = text;

    /// <summary>Who asks, as the parents on the way say: elements separated by ` -> `.</summary>
    public string Label => Find("label", out var value) ? value.AsText() ?? "" : "";

    /// <summary>The last element of the label: what the client itself said.</summary>
    public string LastLabel
    {
        get
        {
            var label = Label;
            var separator = label.LastIndexOf(" -> ", StringComparison.Ordinal);
            return separator < 0 ? label : label[(separator + 4)..];
        }
    }

    /// <summary>Donated bytes of memory.</summary>
    public ulong RamQuota => Find("ram_quota", out var value) ? value.AsUnsigned() ?? 0 : 0;

    /// <summary>Donated capabilities.</summary>
    public ulong CapQuota => Find("cap_quota", out var value) ? value.AsUnsigned() ?? 0 : 0;

    /// <summary>The version of the contract that the client was built with, or null.</summary>
    public ContractVersion? Version => Find("version", out var value) ? value.AsVersion() : null;

    /// <summary>Whether there is an argument of that name.</summary>
    /// <param name="key">The name.</param>
    public bool Contains(string key) => Find(key, out _);

    /// <summary>A boolean: yes, true, on, no, false, off, or a number.</summary>
    /// <param name="key">The name.</param>
    /// <param name="fallback">What it is when it is not given; null when it must be given.</param>
    /// <param name="isValid">Becomes false when it is missing or no boolean; never becomes true.</param>
    public bool ReadBoolean(string key, bool? fallback, ref bool isValid) =>
        Take(Find(key, out var value), value.AsBoolean(), fallback, ref isValid);

    /// <summary>An unsigned number.</summary>
    /// <param name="key">The name.</param>
    /// <param name="fallback">What it is when it is not given; null when it must be given.</param>
    /// <param name="max">The largest value of its type.</param>
    /// <param name="isValid">Becomes false when it is missing, no number or too large; never becomes true.</param>
    public ulong ReadUnsigned(string key, ulong? fallback, ulong max, ref bool isValid)
    {
        var number = Take(Find(key, out var value), value.AsUnsigned(), fallback, ref isValid);
        isValid &= number <= max;
        return number <= max ? number : 0;
    }

    /// <summary>A signed number.</summary>
    /// <param name="key">The name.</param>
    /// <param name="fallback">What it is when it is not given; null when it must be given.</param>
    /// <param name="min">The smallest value of its type.</param>
    /// <param name="max">The largest value of its type.</param>
    /// <param name="isValid">Becomes false when it is missing, no number or out of range; never becomes true.</param>
    public long ReadSigned(string key, long? fallback, long min, long max, ref bool isValid)
    {
        var number = Take(Find(key, out var value), value.AsSigned(), fallback, ref isValid);
        var isInside = number >= min && number <= max;
        isValid &= isInside;
        return isInside ? number : 0;
    }

    /// <summary>A text, quoted or a single word.</summary>
    /// <param name="key">The name.</param>
    /// <param name="fallback">What it is when it is not given; null when it must be given.</param>
    /// <param name="capacity">Bytes that the contract allows, terminator included.</param>
    /// <param name="isValid">Becomes false when it is missing, no text or too long; never becomes true.</param>
    public string ReadText(string key, string? fallback, int capacity, ref bool isValid)
    {
        var found = Find(key, out var value);
        var content = found ? value.AsText() : fallback;
        var isShort = content is not null && System.Text.Encoding.UTF8.GetByteCount(content) < capacity;
        isValid &= isShort;
        return isShort ? content! : "";
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static T Take<T>(bool isFound, T? value, T? fallback, ref bool isValid)
        where T : struct
    {
        var result = isFound ? value : fallback;
        isValid &= result.HasValue;
        return result.GetValueOrDefault();
    }

    private bool Find(string key, out Value value)
    {
        value = default;
        var scanner = new ArgumentScanner(Text);
        var isKeyExpected = true;
        while (scanner.MoveNext())
        {
            if (isKeyExpected && scanner.Kind == ArgumentScanner.TokenKind.Identifier && scanner.Token.SequenceEqual(key))
            {
                value = Value.Behind(ref scanner);
                return true;
            }

            isKeyExpected = scanner.Token is ",";
        }

        return false;
    }

    /// <summary>What stands behind the equals sign.</summary>
    private readonly ref struct Value
    {
        private readonly ReadOnlySpan<char> _token;
        private readonly ReadOnlySpan<char> _raw;
        private readonly ArgumentScanner.TokenKind _kind;

        private Value(ArgumentScanner.TokenKind kind, ReadOnlySpan<char> token, ReadOnlySpan<char> fromToken)
        {
            _kind = kind;
            _token = token;
            var end = fromToken.IndexOf(',');
            _raw = (end < 0 ? fromToken : fromToken[..end]).Trim();
        }

        public static Value Behind(scoped ref ArgumentScanner scanner)
        {
            while (scanner.MoveNext() && scanner.Token is not ",")
            {
                if (scanner.Token is "=")
                {
                    return scanner.MoveNext() ? new(scanner.Kind, scanner.Token, scanner.FromToken) : default;
                }
            }

            return default;
        }

        public bool? AsBoolean() => _kind == ArgumentScanner.TokenKind.Identifier
            ? _token switch
            {
                "yes" or "true" or "on" => true,
                "no" or "false" or "off" => false,
                _ => null,
            }
            : AsUnsigned() is { } number ? number != 0 : null;

        public ulong? AsUnsigned() => ParseUnsigned(_raw is ['+', .. var digits] ? digits : _raw);

        public long? AsSigned()
        {
            var isNegative = _raw is ['-', ..];
            var magnitude = ParseUnsigned(isNegative || _raw is ['+', ..] ? _raw[1..].TrimStart() : _raw);
            return magnitude switch
            {
                null => null,
                (ulong)long.MaxValue + 1 when isNegative => long.MinValue,
                > long.MaxValue => null,
                _ => isNegative ? -(long)magnitude : (long)magnitude,
            };
        }

        public ContractVersion? AsVersion() => ContractVersion.TryParse(_raw, out var version) ? version : null;

        public string? AsText() => _kind switch
        {
            ArgumentScanner.TokenKind.Identifier => _token.ToString(),
            ArgumentScanner.TokenKind.Quoted => _token[1..^1].ToString().Replace("\\\"", "\"", StringComparison.Ordinal),
            _ => null,
        };

        private static ulong? ParseUnsigned(ReadOnlySpan<char> text)
        {
            var shift = text switch
            {
                [.., 'K'] => 10,
                [.., 'M'] => 20,
                [.., 'G'] => 30,
                _ => 0,
            };
            var digits = shift == 0 ? text : text[..^1];
            var isParsed = digits is ['0', 'x' or 'X', .. var hexadecimal]
                ? ulong.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
                : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
            return isParsed && number <= ulong.MaxValue >> shift ? number << shift : null;
        }
    }
}
