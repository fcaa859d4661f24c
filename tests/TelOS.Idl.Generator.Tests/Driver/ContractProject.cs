using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelOS.Idl.Generator.Pipeline;

namespace TelOS.Idl.Generator.Tests.Driver;

/// <summary>A C# project with contracts, edited and compiled in memory by one generator driver, as an editor does.</summary>
internal sealed class ContractProject
{
    private readonly Dictionary<string, InMemoryText> _texts = [];
    private GeneratorDriver _driver;

    public ContractProject()
        : this(ContractToolchain.Default)
    {
    }

    public ContractProject(ContractToolchain toolchain)
    {
        _driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator(toolchain).AsSourceGenerator()],
            optionsProvider: new RoleOptions(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Compilation = CSharpCompilation.Create("project", [CSharpSyntaxTree.ParseText("class Program { }")]);
    }

    /// <summary>The hand-written part of the project.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The additional files as they are now.</summary>
    public IReadOnlyDictionary<string, InMemoryText> Texts => _texts;

    /// <summary>Adds a contract from which code is generated.</summary>
    public ContractProject Add(string path, string? content, string? role = "Contract")
    {
        InMemoryText text = new(path, content, role);
        _texts[path] = text;
        _driver = _driver.AddAdditionalTexts([text]);
        return this;
    }

    /// <summary>Adds a contract that can only be imported.</summary>
    public ContractProject AddImport(string path, string content) => Add(path, content, "Import");

    /// <summary>Puts another text into a file.</summary>
    public ContractProject Edit(string path, string content)
    {
        InMemoryText before = _texts[path];
        InMemoryText after = new(path, content, before.Role);
        _texts[path] = after;
        _driver = _driver.ReplaceAdditionalText(before, after);
        return this;
    }

    /// <summary>Takes a file out of the project.</summary>
    public ContractProject Remove(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_texts[path]]);
        _texts.Remove(path);
        return this;
    }

    /// <summary>Replaces the hand-written C#.</summary>
    public ContractProject EditCSharp(string content)
    {
        Compilation = Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(content));
        return this;
    }

    /// <summary>Gives the driver new options with the same answers, as a change to .editorconfig does.</summary>
    public ContractProject ReplaceOptions()
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new RoleOptions());
        return this;
    }

    /// <summary>Runs the generator; a generator that threw fails the test.</summary>
    public GeneratorRun Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return new GeneratorRun(result);
    }
}
