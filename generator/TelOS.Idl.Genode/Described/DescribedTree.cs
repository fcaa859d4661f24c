using System.Text.RegularExpressions;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Views;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;

namespace TelOS.Idl.Genode.Described;

/// <summary>What a header of Genode's declares, put where it is declared.</summary>
internal sealed class DescribedTree
{
    private const string Session = "_session";

    private static readonly Regex s_argument = new(@"(?<![\w:>])(?:::)?([A-Za-z_]\w*(?:::[A-Za-z_]\w*)+)", RegexOptions.CultureInvariant);

    private readonly DescribedHeader _header;
    private readonly ViewContext _context;
    private readonly HashSet<string> _declared;
    private readonly Dictionary<(string Namespace, string Name), string> _aliases = [];
    private readonly SortedSet<string> _includes = new(StringComparer.Ordinal);

    /// <param name="header">The header.</param>
    /// <param name="context">Its contract.</param>
    public DescribedTree(DescribedHeader header, ViewContext context)
    {
        _header = header;
        _context = context;
        _declared = new HashSet<string>(
            header.Declarations.Select(d => DescribedName.TryOf(d, context.Names)?.Full).OfType<string>(), StringComparer.Ordinal);
        foreach (Declaration declaration in header.Declarations.Where(IsDeclarable))
        {
            if (DescribedName.TryOf(declaration, context.Names) is { } name)
            {
                Root.At(Parts(name)).Declaration = declaration;
            }
        }

        foreach (Declaration declaration in context.Contract.Declarations.Where(IsInstance))
        {
            AddInstance(declaration);
        }

        AddForeign();
        Context = new ViewContext(context.Contract, context.Contracts, new CppScope(string.Empty, _aliases));
    }

    /// <summary>The namespace.</summary>
    public DescribedNode Root { get; } = new(string.Empty, string.Empty);

    /// <summary>How names are spelled in the namespace.</summary>
    public ViewContext Context { get; }

    /// <summary>How names are spelled inside a type.</summary>
    /// <param name="scope">The type's name from the namespace on.</param>
    public ViewContext In(string scope) => scope.Length == 0 ? Context : new ViewContext(_context.Contract, _context.Contracts, new CppScope(scope, _aliases));

    /// <summary>The headers that declare what is around declarations of this one.</summary>
    public IEnumerable<string> Includes => _includes;

    /// <summary>Whether a header has a declaration: queues in shared memory are what a template makes of their descriptor, records travel in bytes.</summary>
    public static bool IsDeclarable(Declaration declaration) => declaration switch
    {
        DataspaceDeclaration type => !type.Members.Any(member => member.Type.Unaliased is PacketsType),
        RecordDeclaration => false,
        _ => true,
    };

    /// <summary>The header that declares the outermost type around a name, where it is not the one at hand.</summary>
    public static string? OwnerHeader(DescribedName name, string path, IReadOnlyCollection<string> declared, ViewContext context)
    {
        string owner = name.Outermost;
        if (name.Scope.Length == 0 || declared.Contains(owner))
        {
            return null;
        }

        foreach (Contract contract in context.Contracts.Where(c => c.IsGenode && CppNames.OfNamespace(c.Namespace, c.Spelling) == context.Names.Namespace))
        {
            if (contract.Declarations.FirstOrDefault(d => d.Spelling.Cpp == owner) is { } declaration
                && GenodeHeaders.Of(contract, declaration.Name) is var header && header != path)
            {
                return header;
            }
        }

        // As Genode names them.
        string stem = owner.ToLowerInvariant();
        return stem.EndsWith(Session, StringComparison.Ordinal) ? $"{stem}/{stem}.h" : null;
    }

    private IEnumerable<string> Parts(DescribedName name)
    {
        string[] parts = name.Full.Split(["::"], StringSplitOptions.None);
        if (OwnerHeader(name, _header.Path, _declared, _context) is not { } owner)
        {
            return parts;
        }

        _ = _includes.Add(owner);
        return parts.Skip(2).Prepend(parts[0] + "::" + parts[1]);
    }

    // An instance of a template gets a name, so that it can be written as an argument of a macro and by people.
    private void AddInstance(Declaration declaration)
    {
        string spelled = _context.Names.OfDeclaration(declaration);
        string own = _context.Names.Namespace + "::";
        DescribedName? argument = null;
        foreach (string name in s_argument.Matches(spelled).Cast<Match>().Select(match => match.Groups[1].Value).Where(n => n.StartsWith(own, StringComparison.Ordinal)))
        {
            argument ??= DescribedName.Of(name.Substring(own.Length));
            if (DescribedName.Of(name.Substring(own.Length)) is var type && !_declared.Contains(type.Full))
            {
                _ = At(type.Scope).Opaque.Add(type.Name);
            }
        }

        string place = argument?.Scope ?? string.Empty;
        string alias = TargetNames.ToCppType(declaration.Name);
        if (declaration is InterfaceDeclaration && Users(declaration) is [var user])
        {
            place = user;
            string last = alias.Substring(alias.LastIndexOf('_') + 1);
            last = char.ToUpperInvariant(last[0]) + last.Substring(1);
            alias = At(place).Aliases.Exists(a => a.Name == last) ? alias : last;
        }

        At(place).Aliases.Add(new DescribedAlias(alias, spelled, declaration is InterfaceDeclaration));
        _aliases[(_context.Contract.Namespace, declaration.Name)] = place.Length == 0 ? alias : place + "::" + alias;
    }

    private bool IsInstance(Declaration declaration) =>
        declaration is StructDeclaration or InterfaceDeclaration
        && _context.Names.OfDeclaration(declaration).IndexOf('<') >= 0
        && _header.Declarations.Any(user => user == declaration || UsedTypes.Uses(user, _context.Contract, declaration.Name));

    private DescribedNode At(string path) => path.Length == 0 ? Root : Root.At(path.Split(["::"], StringSplitOptions.None));

    private List<string> Users(Declaration declaration) =>
    [
        .. _header.Declarations.OfType<InterfaceDeclaration>()
            .Where(face => UsedTypes.Uses(face, _context.Contract, declaration.Name))
            .Select(face => DescribedName.TryOf(face, _context.Names)?.Full)
            .OfType<string>(),
    ];

    private void AddForeign()
    {
        if (_context.Names.Namespace == "Genode")
        {
            return;
        }

        foreach (NamedType type in _header.Declarations.SelectMany(UsedTypes.Of).OfType<NamedType>())
        {
            bool isKnown = type.Namespace == _context.Contract.Namespace || _aliases.ContainsKey((type.Namespace, type.Name));
            if (!isKnown && type.Spelling.Cpp is { } spelled && spelled.IndexOf('<') >= 0)
            {
                string alias = TargetNames.ToCppType(type.Name);
                Root.Aliases.Add(new DescribedAlias(alias, $"{CppNames.OfNamespace(type.Namespace, type.NamespaceSpelling)}::{spelled}", IsStream: false));
                _aliases[(type.Namespace, type.Name)] = alias;
            }
        }
    }
}
