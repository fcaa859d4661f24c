using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelOS.Idl.Generator.Tests.Driver;
using TelOS.Idl.Testing;

namespace TelOS.Idl.Generator.Tests;

/// <summary>What the generator gives, all files together, as the C# compiler sees it: code and positions.</summary>
public sealed class CompiledOutputTests
{
    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private const string EveryKind = """
        edition 1;
        namespace samples.kinds;
        const limit: u32 = 4;
        alias Name = text<16>;
        struct Point { x: i32; y: i32; }
        [cs("ShopPlace")] struct IShop { taken: u32; }
        enum Mode : u8 { read = 0 }
        flags Rights : u32 { read = 1 }
        error Failure : u32 { busy = 1 }
        union Either : u32 { @1 point: Point; @2 number: u64; }
        record Person { @1 name: string; @2 age: u32?; }
        dataspace Screen { at: Point; }
        interface Canvas { @0 draw(at: Point); }
        session Shop service "Kinds_shop" version 1.0 {
            quota { ram: 16 KiB; caps: 4; }
            @2 buy(mode: Mode, rights: Rights, either: Either, name: Name) -> u32 or Failure;
        }
        """;

    [Fact]
    public void Every_kind_of_declaration_compiles_beside_its_position()
    {
        ContractProject project = new ContractProject().Add("/c/kinds.tidl", EveryKind);
        GeneratorRun run = project.Run();

        AssertCompiles(run);
        string positions = run.Sources["kinds/Positions.g.cs"];
        Assert.Contains("// Point 5 8\n//   x 5 16\n//   y 5 24\n", positions, StringComparison.Ordinal);
        Assert.Contains("/// <remarks>Declared in <c>kinds.tidl</c>, line 13.</remarks>\npartial interface ICanvas\n", positions, StringComparison.Ordinal);
        // What the contract calls IShop leaves that name to the interface of `Shop`.
        Assert.Contains("line 6.</remarks>\npartial struct ShopPlace\n", positions, StringComparison.Ordinal);
        Assert.Contains("line 14.</remarks>\npartial interface IShop\n", positions, StringComparison.Ordinal);
    }

    [Fact]
    public void Contracts_of_the_repository_compile_together()
    {
        ContractProject project = new();
        string folder = Path.Combine(RepositoryFolder.Path, "idl", "contracts");
        foreach (string path in Directory.EnumerateFiles(folder, "*.tidl", SearchOption.AllDirectories))
        {
            // The runtime has what the prelude declares.
            bool isPrelude = Path.GetFileName(path) is "dataspace.tidl" or "signal_context.tidl" or "bulk.tidl";
            project.Add(path, File.ReadAllText(path), isPrelude ? "Import" : "Contract");
        }

        GeneratorRun run = project.Run();

        Assert.True(project.Texts.Count > 40, "the repository's contracts are elsewhere");
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        AssertCompiles(run);
    }

    private static void AssertCompiles(GeneratorRun run)
    {
        CSharpParseOptions parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "generated",
            run.Sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, parse, source.Key)),
            [
                .. Basic.Reference.Assemblies.Net100.References.All,
                MetadataReference.CreateFromFile(typeof(TelOS.Runtime.Wire).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(MessagePack.MessagePackWriter).Assembly.Location),
            ],
            s_options);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).Take(20));
    }
}
