using TelOS.Idl.Model;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Documenting.Blocks;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>The page of all contracts: which there are, what they offer, and how much of a message they need.</summary>
internal static class IndexPage
{
    /// <summary>The page's path without extension.</summary>
    public const string Path = "index";

    /// <summary>Writes the page.</summary>
    public static DocumentPage Write(BuildContracts contracts, PageIndex index)
    {
        List<Block> blocks = [];
        IEnumerable<IGrouping<string, (string Path, Contract Model)>> folders = contracts.Requested
            .GroupBy(contract => FolderOf(index.PageOf(contract.Path)), StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, (string Path, Contract Model)> folder in folders)
        {
            if (folder.Key.Length > 0)
            {
                blocks.Add(new Heading(2, folder.Key, null, folder.Key, []));
            }
            blocks.Add(new Table(
                [new("contract"), new("sessions and interfaces"), new("functions", true), new("largest request", true), new("largest reply", true), new("")],
                [
                    .. folder.OrderBy(contract => index.PageOf(contract.Path), StringComparer.Ordinal)
                        .Select(contract => RowOf(contract.Model, index.PageOf(contract.Path))),
                ]));
        }
        return new DocumentPage(Path, "Contracts", string.Empty, [.. contracts.Requested.Select(contract => contract.Path)], blocks);
    }

    private static IReadOnlyList<IReadOnlyList<Span>> RowOf(Contract contract, string page)
    {
        List<InterfaceDeclaration> interfaces = [.. contract.Declarations.OfType<InterfaceDeclaration>()];
        List<Function> functions = [.. interfaces.SelectMany(declaration => declaration.Functions)];
        return
        [
            [Span.Code(contract.FileName, new PageTarget(page, null))],
            PageText.Join(interfaces.Select(declaration => (IReadOnlyList<Span>)[Span.Code(declaration.Name, new PageTarget(page, declaration.Name))]), ", "),
            functions.Count == 0 ? [] : PageText.Cell(functions.Count),
            functions.Count == 0 ? [] : PageText.Cell(functions.Max(function => function.Budget.RequestBytes)),
            functions.Count == 0 ? [] : PageText.Cell(functions.Max(function => function.Budget.ReplyBytes)),
            [Span.Prose(ContractPage.SummaryOf(contract))],
        ];
    }

    private static string FolderOf(string page)
    {
        int slash = page.LastIndexOf('/');
        return slash < 0 ? string.Empty : page[..slash];
    }
}
