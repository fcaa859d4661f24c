using System.Globalization;

namespace TelOS.Runtime;

/// <summary>The version of a session's contract.</summary>
/// <param name="Major">Different majors do not understand each other.</param>
/// <param name="Minor">A higher one has everything of a lower one.</param>
public readonly record struct ContractVersion(ushort Major, ushort Minor)
{
    /// <summary>Whether a server of this version understands a client of another one.</summary>
    /// <param name="client">The client's version.</param>
    public bool Accepts(ContractVersion client) => client.Major == Major && client.Minor <= Minor;

    /// <summary>Reads `major.minor`.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out ContractVersion version)
    {
        version = default;
        var dot = text.IndexOf('.');
        if (dot < 0
            || !ushort.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !ushort.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        version = new ContractVersion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
