using Scriban.Runtime;
using TelOS.Idl.Genode.Naming;
using TelOS.Idl.Genode.Repository;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Model;

namespace TelOS.Idl.Genode;

/// <summary>Writes a source repository that a Genode build directory takes by one <c>REPOSITORIES +=</c> line: headers, the recipes of
/// their API archives, and what the headers need.</summary>
public static class GenodeRepository
{
    /// <summary>Writes the repository of contracts.</summary>
    /// <param name="contracts">All that are visible, those of the prelude among them. What Genode has itself gives no header.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="cancellationToken">Ends the work between two contracts.</param>
    /// <returns>The files; their paths are unique, and they come in the order of their paths.</returns>
    public static IReadOnlyList<GeneratedFile> Emit(
        IReadOnlyList<Contract> contracts, GenodeOptions options, CancellationToken cancellationToken = default) =>
        Emit(contracts, _ => contracts, options, cancellationToken);

    /// <summary>Writes the repository of contracts of which each sees only some, so that the work grows with their number alone.</summary>
    /// <param name="contracts">All of them.</param>
    /// <param name="visibleTo">What a contract refers to, directly or not, itself among it.</param>
    /// <param name="options">What the user decides.</param>
    /// <param name="cancellationToken">Ends the work between two contracts.</param>
    /// <returns>The files; their paths are unique, and they come in the order of their paths.</returns>
    public static IReadOnlyList<GeneratedFile> Emit(
        IReadOnlyList<Contract> contracts,
        Func<Contract, IReadOnlyList<Contract>> visibleTo,
        GenodeOptions options,
        CancellationToken cancellationToken = default)
    {
        TemplateRenderer renderer = new(options.Templates, []);
        List<GeneratedFile> files = [];
        List<GeneratedFile> support = [];
        foreach (Contract contract in contracts.Where(contract => !contract.IsGenode && IsNeeded(contract, contracts)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<GeneratedFile> headers = GenodeEmitter.Emit(visibleTo(contract), contract, options, cancellationToken);
            if (headers.Count == 0)
            {
                continue;
            }

            files.AddRange(headers.Concat(ApiRecipe(renderer, contract)).Select(file => file with { Contract = contract }));
            support.AddRange(SupportHeaders.UsedBy(headers));
        }

        if (support.Count > 0)
        {
            List<GeneratedFile> used = [.. support.GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.First())];
            files.AddRange(used);
            files.Add(new GeneratedFile("include/telos/README", renderer.Render("support_README.scriban")));
            files.AddRange(Recipe(renderer, "telos", ArchiveHash.Of(SupportHeaders.Version, used)));
        }

        files.Add(new GeneratedFile("README", renderer.Render("repository_README.scriban")));
        files.Add(new GeneratedFile("recipes/api/session.inc", renderer.Render("session.inc.scriban")));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The name of the API archive of a contract, which is that of its folder below <c>include</c>.</summary>
    internal static string ApiName(Contract contract) => CppNames.FolderOf(contract);

    /// <summary>The API archives whose headers a component of a contract includes, in the order of their names.</summary>
    /// <param name="contracts">All that are visible.</param>
    /// <param name="contract">The contract.</param>
    internal static IReadOnlyList<string> UsedApis(IReadOnlyList<Contract> contracts, Contract contract)
    {
        SortedSet<string> apis = new(StringComparer.Ordinal) { "base", "os", "telos" };
        Queue<Contract> pending = new([contract, .. contracts.Where(other => other.Namespace == CppNames.BulkNamespace)]);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (pending.Count > 0)
        {
            Contract next = pending.Dequeue();
            if (next.IsGenode || !seen.Add(next.Namespace))
            {
                continue;
            }

            _ = apis.Add(ApiName(next));
            foreach (Contract import in contracts.Where(other => next.Imports.Any(path => IsFile(path, other))))
            {
                pending.Enqueue(import);
            }
        }

        return [.. apis];
    }

    private static bool IsFile(string path, Contract contract) =>
        path == contract.FileName || path.EndsWith("/" + contract.FileName, StringComparison.Ordinal);

    // The shared buffer is visible to every contract, but only sessions have one.
    private static bool IsNeeded(Contract contract, IReadOnlyList<Contract> contracts) =>
        contract.Namespace != CppNames.BulkNamespace
        || contracts.All(other => other.IsGenode || other == contract)
        || contracts.Any(other => !other.IsGenode && other.Declarations.Any(declaration => declaration is InterfaceDeclaration { Session: not null }));

    private static IEnumerable<GeneratedFile> ApiRecipe(TemplateRenderer renderer, Contract contract)
    {
        string name = ApiName(contract);
        yield return new GeneratedFile($"include/{name}/README", renderer.Render("api_README.scriban", ("summary", Summary(contract)), ("source", contract.FileName)));
        foreach (GeneratedFile file in Recipe(renderer, name, ArchiveHash.Of(contract)))
        {
            yield return file;
        }
    }

    private static string[] Summary(Contract contract) =>
        (contract.Documentation?.Text ?? $"Interfaces of the namespace {contract.Namespace}.").Split('\n');

    private static IEnumerable<GeneratedFile> Recipe(TemplateRenderer renderer, string name, string hash)
    {
        yield return new GeneratedFile($"recipes/api/{name}/content.mk", renderer.Render("api_content.mk.scriban", ("folders", new ScriptArray { "include/" + name })));
        yield return new GeneratedFile($"recipes/api/{name}/hash", hash);
    }
}
