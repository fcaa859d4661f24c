namespace TelOS.Init;

/// <summary>A file or folder of the host under a name by which start nodes ask for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Path">Where it lies: the same for the host and for those who read it.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record HostPath(string Name, string Path, int Line)
{
    /// <summary>Characters of a name at most.</summary>
    public const int MaxName = 16;

    /// <summary>Whether a text can be a name: letters, digits, `_`, `-` and `.`, and not too many.</summary>
    /// <remarks>Names travel in the arguments of sessions, which are short, between other words and commas.</remarks>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxName && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
