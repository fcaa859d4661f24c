using TelOS.Idl.Model;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>On which page everything is.</summary>
internal sealed class PageIndex
{
    private readonly Dictionary<string, PageTarget> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);

    /// <summary>Gives every requested contract a page: its path below the deepest folder that holds them all.</summary>
    public PageIndex(BuildContracts contracts)
    {
        int common = CommonFolder([.. contracts.Requested.Select(contract => contract.Path)]);
        foreach ((string path, Contract model) in contracts.Requested)
        {
            string page = System.IO.Path.ChangeExtension(path[common..], null).Replace('\\', '/');
            // The page of all contracts has this name.
            _pages.Add(path, page == "index" ? "index_" : page);
            foreach (Declaration declaration in model.Declarations)
            {
                _declarations.TryAdd($"{model.Namespace}.{declaration.Name}", new PageTarget(_pages[path], declaration.Name));
            }
        }
    }

    /// <summary>The page of a contract file.</summary>
    public string PageOf(string contractPath) => _pages[contractPath];

    /// <summary>The page of a contract file, or null when it has none.</summary>
    public PageTarget? Find(string contractPath) => _pages.TryGetValue(contractPath, out string? page) ? new PageTarget(page, null) : null;

    /// <summary>Where a declaration is, or null when no page has it.</summary>
    public PageTarget? Find(string ns, string name) => _declarations.GetValueOrDefault($"{ns}.{name}");

    private static int CommonFolder(IReadOnlyList<string> paths)
    {
        string first = paths[0];
        int length = first.LastIndexOfAny(['/', '\\']) + 1;
        while (length > 0 && !paths.All(path => path.StartsWith(first[..length], StringComparison.Ordinal)))
        {
            length = first.LastIndexOfAny(['/', '\\'], length - 2) + 1;
        }
        return length;
    }
}
