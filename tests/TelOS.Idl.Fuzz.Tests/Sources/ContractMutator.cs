using System.Text;
using System.Text.RegularExpressions;

namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>Damages contracts, as somebody does who edits them or means harm.</summary>
/// <param name="random">The randomness.</param>
/// <param name="texts">Contracts from which pieces are taken.</param>
internal sealed partial class ContractMutator(Random random, IReadOnlyList<string> texts)
{
    private static readonly string[] s_tokens =
    [
        "edition", "namespace", "import", "const", "alias", "struct", "dataspace", "enum", "flags", "error", "union", "record", "exception", "interface",
        "session", "service", "version", "extends", "quota", "args", "bulk", "signal", "reserved", "throws", "inout", "move", "borrow", "or", "void",
        "pad", "reserve", "list", "map", "ring", "packets", "cap", "bytes", "text", "string", "bool", "u8", "u16", "u32", "u64", "i8", "i64", "f32", "f64", "usize",
        "genode", "layout", "natural", "packed", "size", "flexible", "since", "deprecated", "unstable", "cs", "cpp", "rpc", "header", "pass", "value", "reference", "ram", "caps",
        "{", "}", "(", ")", "[", "]", "<", ">", "?", "@", ";", ":", ",", "=", "=>", "->", "-", "~", "|", "^", "&", "<<", ">>", "+", "*", "/", "%", ".",
        "\"", "\"\"", "\"a\\u{110000}\"", "\"\\", "//", "/*", "*/", "///", "/// @param ", "/// @returns ", "\n", "\r", "\0", "\u2028", "\ud800", "\ufeff", "é",
        "[genode]", "[flexible]", "[layout(packed)]", "[layout(natural)]", "[size(64)]", "[since(1)]", "[quota(ram)]", "[deprecated(\"\")]", "[unstable]",
        "[cs(\"class\")]", "[cs(\"\")]", "[cpp(\"::\")]", "[cpp(\"a::b<c>\")]", "{0}", "{{", "class", "event", "value", "object", "Equals", "Message",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "1", "2", "3", "4", "7", "8", "64", "255", "256", "1023", "1024", "65535", "65536", "1048576", "2147483647", "2147483648", "4294967295", "4294967296",
        "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "0x", "0xffffffffffffffff", "1_000", "1__0", "1_", "64 KiB",
        "16 GiB", "99999999999999999999999999999999999999999999", "-1", "1 << 63", "1 << 4000000000", "1 / 0", "1 % 0", "-9223372036854775808", "1.5", "1e400", "1e-400",
    ];

    /// <summary>One of the contracts with some mutations.</summary>
    /// <param name="text">The contract.</param>
    public string Mutate(string text)
    {
        for (int i = 1 << random.Next(4); i > 0; i--)
        {
            text = random.Next(3) == 0 ? MutateCharacters(text) : MutateTokens(text);
        }

        return text;
    }

    private string MutateCharacters(string text)
    {
        int start = random.Next(text.Length + 1);
        int end = Math.Min(text.Length, start + 1 + (random.Next(4) == 0 ? random.Next(200) : random.Next(4)));
        return random.Next(6) switch
        {
            0 => text[..start],
            1 => text.Remove(start, end - start),
            2 => text.Insert(start, text[start..end]),
            3 => text.Insert(random.Next(text.Length + 1), text[start..end]),
            4 => text.Insert(start, ((char)random.Next(random.Next(2) == 0 ? 128 : 65536)).ToString()),
            _ => string.Concat(text.AsSpan(0, start), ((char)random.Next(128)).ToString(), text.AsSpan(end)),
        };
    }

    private string MutateTokens(string text)
    {
        List<string> tokens = Split(text);
        if (tokens.Count == 0)
        {
            return Pick(s_tokens);
        }

        int at = random.Next(tokens.Count);
        int other = random.Next(tokens.Count);
        switch (random.Next(10))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[other]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = Pick(s_tokens);
                break;
            case 4:
                tokens.Insert(at, Pick(s_tokens) + " ");
                break;
            case 5:
                tokens.InsertRange(at, Slice(tokens, other));
                break;
            case 6:
                tokens.InsertRange(at, Slice(Split(Pick(texts)), null));
                break;
            case 7:
                tokens.Insert(at, string.Concat(Enumerable.Repeat(Pick(s_tokens), 1 << random.Next(14))));
                break;
            default:
                int[] numbers = [.. Enumerable.Range(0, tokens.Count).Where(i => char.IsAsciiDigit(tokens[i][0]))];
                if (numbers.Length > 0)
                {
                    tokens[Pick(numbers)] = Pick(s_numbers);
                }

                break;
        }

        StringBuilder joined = new();
        tokens.ForEach(token => joined.Append(token));
        return joined.ToString();
    }

    private List<string> Slice(List<string> tokens, int? start)
    {
        int from = start ?? random.Next(tokens.Count);
        return tokens.GetRange(from, Math.Min(tokens.Count - from, random.Next(60)));
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static List<string> Split(string text) => [.. Tokens().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""[A-Za-z_]\w*|[0-9]\w*|"[^"\n]*"|//[^\n]*|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
