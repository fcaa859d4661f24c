using System.Text.RegularExpressions;

namespace TelOS.Idl.Genode.Naming;

/// <summary>A place inside a contract's namespace, from which names are spelled: <c>Session</c>, or the namespace itself.</summary>
/// <param name="path">The types around the place, joined by <c>::</c>; empty in the namespace.</param>
/// <param name="aliases">Short names that the header declares, from the namespace on, by those of the contracts.</param>
internal sealed class CppScope(string path, IReadOnlyDictionary<(string Namespace, string Name), string> aliases)
{
    // Names from the first component on, but not what follows the arguments of a template.
    private static readonly Regex s_qualified = new(@"(?<![\w:>])(?:::)?[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+", RegexOptions.CultureInvariant);

    /// <summary>The short name of a declaration, or null when it has none.</summary>
    public string? AliasOf(string contractNamespace, string name) => aliases.TryGetValue((contractNamespace, name), out string? alias) ? alias : null;

    /// <summary>Leaves away what a reader at this place does not need.</summary>
    /// <param name="type">A type.</param>
    /// <param name="shorten">Spells a name from the contract's namespace on.</param>
    public string Shorten(string type, Func<string, string> shorten) => s_qualified.Replace(type, match =>
    {
        string absolute = match.Value.StartsWith("::", StringComparison.Ordinal) ? match.Value.Substring(2) : match.Value;
        string name = shorten(absolute);
        for (string scope = path; scope.Length > 0; scope = scope.LastIndexOf(':') is var end and > 0 ? scope.Substring(0, end - 1) : string.Empty)
        {
            if (name.StartsWith(scope + "::", StringComparison.Ordinal))
            {
                return name.Substring(scope.Length + 2);
            }
        }

        return name;
    });
}
