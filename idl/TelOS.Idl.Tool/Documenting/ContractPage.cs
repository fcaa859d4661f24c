using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Tool.Documenting.Blocks;
using SystemPath = System.IO.Path;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>The page of a contract: what it is, its sessions and interfaces with all functions, its types with their layouts.</summary>
/// <param name="index">Where everything is.</param>
/// <param name="importRoots">Folders below which imports are looked for; absolute paths.</param>
internal sealed class ContractPage(PageIndex index, IReadOnlyList<string> importRoots)
{
    private readonly InterfaceBlocks _interfaces = new(index);
    private readonly TypeBlocks _types = new(index);

    /// <summary>Writes the page.</summary>
    /// <param name="path">The contract's file; an absolute path.</param>
    /// <param name="contract">The contract.</param>
    public DocumentPage Write(string path, Contract contract)
    {
        List<Block> blocks = [];
        if (contract.Documentation is { Text: { Length: > 0 } text })
        {
            blocks.Add(new Prose(text));
        }
        blocks.Add(new Facts(FactsOf(path, contract)));
        foreach (InterfaceDeclaration declaration in contract.Declarations.OfType<InterfaceDeclaration>())
        {
            blocks.AddRange(_interfaces.Of(declaration, index.PageOf(path)));
        }
        blocks.AddRange(_types.Of(contract));
        return new DocumentPage(index.PageOf(path), contract.Namespace, SummaryOf(contract), [path], blocks);
    }

    /// <summary>What a contract is for, in one sentence; where it does not say so, its first session or interface does.</summary>
    public static string SummaryOf(Contract contract) => PageText.Sentence(
        contract.Documentation?.Text
        ?? contract.Declarations.OfType<InterfaceDeclaration>().FirstOrDefault()?.Documentation?.Text
        ?? (contract.Declarations.Count > 0 ? contract.Declarations[0].Documentation?.Text : null));

    private List<(string Name, IReadOnlyList<Span> Value)> FactsOf(string path, Contract contract)
    {
        List<(string Name, IReadOnlyList<Span> Value)> facts =
        [
            ("File", [Span.Code(contract.FileName)]),
            ("C# namespace", [Span.Code(contract.Spelling.CSharp ?? TargetNames.ToCSharpNamespace(contract.Namespace))]),
            ("C++ namespace", [Span.Code(contract.Spelling.Cpp ?? TargetNames.ToCppNamespace(contract.Namespace))]),
        ];
        if (contract.Imports.Count > 0)
        {
            facts.Add(("Imports", PageText.Join(contract.Imports.Select(import => (IReadOnlyList<Span>)[Span.Code(import, TargetOf(path, import))]), ", ")));
        }
        if (contract.IsGenode)
        {
            facts.Add(("Origin", [new Span("describes what Genode already has; names, codes and limits are Genode's")]));
        }
        return facts;
    }

    private PageTarget? TargetOf(string path, string import) =>
        ImportPaths.Candidates(path, import, importRoots).Select(candidate => index.Find(SystemPath.GetFullPath(candidate))).FirstOrDefault(target => target is not null);
}
