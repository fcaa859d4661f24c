namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>The signature of a case, in the notation of the vectors: <c>name(a: u8, inout b: Pos) -> T or E throws X, Y</c>.</summary>
internal sealed record WireSignature(
    IReadOnlyList<WireParameter> Parameters,
    string? Result,
    string? Error,
    IReadOnlyList<string> Exceptions)
{
    public static WireSignature Parse(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        int close = text.IndexOf(')', StringComparison.Ordinal);
        IEnumerable<WireParameter> parameters = text[(open + 1)..close]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(WireParameter.Parse);
        string rest = text[(close + 1)..].Trim();
        string[] throwing = Cut(rest, "throws");
        string arrow = throwing[0].StartsWith("->", StringComparison.Ordinal) ? throwing[0][2..].Trim() : string.Empty;
        string[] attempt = Cut(arrow, " or ");
        return new WireSignature(
            [.. parameters],
            attempt[0].Length == 0 || attempt[0] == "Ok" ? null : attempt[0],
            attempt[1].Length == 0 ? null : attempt[1],
            throwing[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static string[] Cut(string text, string separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? [text.Trim(), string.Empty] : [text[..at].Trim(), text[(at + separator.Length)..].Trim()];
    }
}
