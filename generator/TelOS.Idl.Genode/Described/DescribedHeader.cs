using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode.Described;

/// <summary>A header of Genode's of which a contract describes interfaces.</summary>
/// <param name="path">The header as it is included.</param>
/// <param name="declarations">What the contract says is declared in it, each behind what it needs.</param>
internal sealed class DescribedHeader(string path, IReadOnlyList<Declaration> declarations)
{
    private const string Extension = ".h";
    private const string Session = "_session";

    /// <summary>The header as it is included.</summary>
    public string Path { get; } = path;

    /// <summary>What is declared in it, each behind what it needs.</summary>
    public IReadOnlyList<Declaration> Declarations { get; } = declarations;

    /// <summary>The headers of a contract that come out: those with an interface. What only has types, or nothing but objects without functions, is
    /// for others to include.</summary>
    /// <param name="context">The contract.</param>
    public static IReadOnlyList<DescribedHeader> All(ViewContext context) =>
    [
        .. DeclarationOrder.Of(context.Contract)
            .GroupBy(declaration => GenodeHeaders.Of(context.Contract, declaration.Name), StringComparer.Ordinal)
            .Select(group => new DescribedHeader(group.Key, [.. group]))
            .Where(header => header.HasInterface(context)),
    ];

    /// <summary>A header beside this one: <c>client</c> gives <c>timer_session/client.h</c>. Where several interfaces share a folder, each has its
    /// own name in front.</summary>
    public string Beside(string name)
    {
        string stem = Path.EndsWith(Extension, StringComparison.Ordinal) ? Path.Substring(0, Path.Length - Extension.Length) : Path;
        int slash = stem.LastIndexOf('/');
        string folder = slash < 0 ? string.Empty : stem.Substring(0, slash + 1);
        string own = stem.Substring(slash + 1);
        if (folder == own + "/" || folder.EndsWith("/" + own + "/", StringComparison.Ordinal))
        {
            return folder + name + Extension;
        }

        string front = own.EndsWith(Session, StringComparison.Ordinal) ? own.Substring(0, own.Length - Session.Length) : own;
        return $"{folder}{front}_{name}{Extension}";
    }

    private bool HasInterface(ViewContext context)
    {
        HashSet<string> declared = new(Declarations.Select(d => DescribedName.TryOf(d, context.Names)?.Full).OfType<string>(), StringComparer.Ordinal);
        return Declarations.OfType<InterfaceDeclaration>().Any(face =>
            DescribedName.TryOf(face, context.Names) is { } name
            && (face.Functions.Count > 0 || DescribedTree.OwnerHeader(name, Path, declared, context) is not null));
    }
}
