using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelOS.Idl.Generator;

namespace TelOS.Benchmarks;

/// <summary>A project of ten contracts with thirty methods each, kept by one generator driver as an editor keeps it.</summary>
internal sealed class GeneratorProject
{
    private const int ContractCount = 10;
    private const int MethodCount = 30;

    private readonly MemoryText[] _texts =
        [.. Enumerable.Range(0, ContractCount).Select(i => new MemoryText(ContractText.Path(i), ContractText.Create(i, MethodCount)))];

    private CSharpCompilation _compilation = CSharpCompilation.Create("project", [CSharpSyntaxTree.ParseText("class Program { }")]);
    private GeneratorDriver _driver;

    /// <summary>Makes the project, and runs no generator yet.</summary>
    public GeneratorProject() => _driver = CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        _texts,
        optionsProvider: new ContractOptions());

    /// <summary>Generates what is to be generated.</summary>
    public void Run() => _driver = _driver.RunGenerators(_compilation);

    /// <summary>Edits the hand-written C#.</summary>
    public void EditCSharp(int edit) => _compilation = _compilation.ReplaceSyntaxTree(
        _compilation.SyntaxTrees[0],
        CSharpSyntaxTree.ParseText(FormattableString.Invariant($"class Program {{ int _edit{edit}; }}")));

    /// <summary>Edits one of the contracts, in turn.</summary>
    public void EditContract(int edit)
    {
        int number = edit % ContractCount;
        MemoryText text = new(ContractText.Path(number), ContractText.Create(number, MethodCount, edit + 1));
        _driver = _driver.ReplaceAdditionalText(_texts[number], text);
        _texts[number] = text;
    }

    /// <summary>Throws unless every contract gave code and none gave a finding: otherwise the figures would mean nothing.</summary>
    public void Check()
    {
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        if (!result.Diagnostics.IsEmpty || result.Exception is not null || result.GeneratedSources.Length < ContractCount)
        {
            throw new InvalidOperationException(
                $"The contracts gave {result.GeneratedSources.Length} files, {result.Exception} and: {string.Join(" / ", result.Diagnostics)}");
        }
    }
}
