using System.Text.RegularExpressions;

namespace TelOS.Idl.Contracts.Tests.Cpp;

/// <summary>An emitted header of Genode's interfaces, taken apart: what it declares, by the name from the global scope on. Reads what the emitter
/// writes and not C++ in general: every type has its braces on lines of their own.</summary>
internal sealed partial class EmittedHeader
{
    private readonly Dictionary<string, List<string>> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _enumerators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <param name="text">The emitted text.</param>
    public EmittedHeader(string text)
    {
        string plain = string.Join('\n', Comment().Replace(text, string.Empty).Split('\n').Where(line => !line.StartsWith('#')));
        Stack<string> scopes = new([string.Empty]);
        int at = 0;
        foreach (Match match in Mark().Matches(plain))
        {
            string before = Blanks().Replace(plain[at..match.Index], " ").Trim();
            at = match.Index + 1;
            string scope = scopes.Peek();
            switch (match.Value)
            {
                case "{":
                    scopes.Push(Open(scope, before));
                    break;
                case "}":
                    if (before.Length > 0)
                    {
                        Values(scope).AddRange(before.Split(',', StringSplitOptions.TrimEntries));
                    }

                    scopes.Pop();
                    break;
                default:
                    Add(scope, before);
                    break;
            }
        }
    }

    /// <summary>The interfaces that are declared.</summary>
    public IEnumerable<string> Interfaces => _statements.Where(type => type.Value.Any(s => s.StartsWith("GENODE_RPC_INTERFACE", StringComparison.Ordinal))).Select(type => type.Key);

    /// <summary>Whether a type is declared.</summary>
    public bool Declares(string type) => _declared.Contains(type);

    /// <summary>What an interface or a struct consists of, a statement each.</summary>
    public IReadOnlyList<string> Statements(string type) => _statements.GetValueOrDefault(type) ?? [];

    /// <summary>What an enumeration consists of: <c>NAME = value</c>.</summary>
    public IReadOnlyList<string> Enumerators(string type) => _enumerators.GetValueOrDefault(type) ?? [];

    /// <summary>A type with all that the header declares from the global scope on, and with what aliases stand for.</summary>
    /// <param name="type">The type, as it is written.</param>
    /// <param name="scope">Where it is written.</param>
    public string Resolve(string type, string scope) => Name().Replace(type, match =>
    {
        if (match.Value.StartsWith("::", StringComparison.Ordinal))
        {
            return match.Value[2..];
        }

        for (string place = scope; ; place = place.LastIndexOf("::", StringComparison.Ordinal) is var end and >= 0 ? place[..end] : string.Empty)
        {
            string name = place.Length == 0 ? match.Value : $"{place}::{match.Value}";
            if (_aliases.TryGetValue(name, out string? target) && target != type)
            {
                return Resolve(target, place);
            }

            if (_declared.Contains(name))
            {
                return name;
            }

            if (place.Length == 0)
            {
                return match.Value;
            }
        }
    });

    private string Open(string scope, string before)
    {
        Match type = Type().Match(before);
        if (!type.Success)
        {
            // A function's body or an initial value, which belong to the type.
            Add(scope, before);
            return scope;
        }

        string name = scope.Length == 0 ? type.Groups[2].Value : $"{scope}::{type.Groups[2].Value}";
        if (type.Groups[1].Value != "namespace")
        {
            _ = _declared.Add(name);
        }

        return name;
    }

    private void Add(string scope, string statement)
    {
        if (Alias().Match(statement) is { Success: true } alias)
        {
            _aliases[$"{scope}::{alias.Groups[1].Value}"] = alias.Groups[2].Value;
        }
        else if (Forward().Match(statement) is { Success: true } forward)
        {
            _ = _declared.Add($"{scope}::{forward.Groups[1].Value}");
        }
        else if (statement.Length > 0)
        {
            if (!_statements.TryGetValue(scope, out List<string>? list))
            {
                _statements[scope] = list = [];
            }

            list.Add(statement);
        }
    }

    private List<string> Values(string type)
    {
        if (!_enumerators.TryGetValue(type, out List<string>? list))
        {
            _enumerators[type] = list = [];
        }

        return list;
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("[{};]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(namespace|struct|class|enum class|enum) (?:__attribute__\(\(packed\)\) )?([\w:]+)(?: : [\w:, ]+)?$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^using (\w+) = (.+)$")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(?:struct|class) (\w+)$")]
    private static partial Regex Forward();

    [GeneratedRegex(@"(?<![\w:>])(?:::)?[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*")]
    private static partial Regex Name();
}
