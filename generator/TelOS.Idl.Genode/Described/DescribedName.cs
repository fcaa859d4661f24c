using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Described;

/// <summary>Where a declaration stands inside its namespace.</summary>
/// <param name="Scope">The types around it, joined by <c>::</c>; empty in the namespace.</param>
/// <param name="Name">Its own name.</param>
internal sealed record DescribedName(string Scope, string Name)
{
    private const string Separator = "::";

    /// <summary>The name of a declaration, or null where it stands for something that cannot be declared here: a built-in type, an instance of a
    /// template, a member of another namespace.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="names">Its contract's names.</param>
    public static DescribedName? TryOf(Declaration declaration, CppNames names)
    {
        string name = names.OfDeclaration(declaration);
        if (name.StartsWith(Separator, StringComparison.Ordinal))
        {
            string own = Separator + names.Namespace + Separator;
            if (!name.StartsWith(own, StringComparison.Ordinal))
            {
                return null;
            }

            name = name.Substring(own.Length);
        }

        return name.IndexOfAny(['<', '*', ' ']) >= 0 ? null : Of(name);
    }

    /// <summary>Takes a name apart.</summary>
    /// <param name="name">The name from the namespace on: <c>Session::Size</c>.</param>
    public static DescribedName Of(string name)
    {
        int end = name.LastIndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? new DescribedName(string.Empty, name) : new DescribedName(name.Substring(0, end), name.Substring(end + Separator.Length));
    }

    /// <summary>The name from the namespace on.</summary>
    public string Full => Scope.Length == 0 ? Name : Scope + Separator + Name;

    /// <summary>The outermost type around it, or itself.</summary>
    public string Outermost => Full.IndexOf(Separator, StringComparison.Ordinal) is var end and >= 0 ? Full.Substring(0, end) : Full;
}
