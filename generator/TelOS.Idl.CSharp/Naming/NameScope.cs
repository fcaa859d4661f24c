namespace TelOS.Idl.CSharp.Naming;

/// <summary>The names that are taken in one place of the generated code: a namespace, a type, or a method.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Makes a scope in which <paramref name="taken"/> cannot be used.</summary>
    public NameScope(params IEnumerable<string> taken) => _taken.UnionWith(taken);

    /// <summary>Takes names that must not be used for anything else.</summary>
    public void Reserve(params IEnumerable<string> names) => _taken.UnionWith(names);

    /// <summary>Whether a name is taken.</summary>
    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>Takes the first of the candidates that is free, or the first with a number behind it.</summary>
    public string Take(string preferred, params string[] alternatives)
    {
        if (_taken.Add(preferred))
        {
            return preferred;
        }

        foreach (string alternative in alternatives)
        {
            if (_taken.Add(alternative))
            {
                return alternative;
            }
        }

        for (int i = 2; ; i++)
        {
            string numbered = FormattableString.Invariant($"{preferred}{i}");
            if (_taken.Add(numbered))
            {
                return numbered;
            }
        }
    }
}
