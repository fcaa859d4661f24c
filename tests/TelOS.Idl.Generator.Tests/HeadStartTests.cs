using TelOS.Idl.Binding;
using TelOS.Idl.CSharp;
using TelOS.Idl.Generator.Pipeline;

namespace TelOS.Idl.Generator.Tests;

/// <summary>What is compiled ahead must compile, or it stops half way and nobody notices.</summary>
public sealed class HeadStartTests
{
    [Fact]
    public void The_head_start_goes_through_the_emitter_the_parser_and_the_binder()
    {
        List<string> done = [];
        ContractToolchain watched = ContractToolchain.Default with
        {
            Emit = (contract, cancellation) =>
            {
                IReadOnlyList<GeneratedFile> files = ContractToolchain.Default.Emit(contract, cancellation);
                done.Add($"emitted {(files.Count > 0 ? "files" : "nothing")}");
                return files;
            },
            Parse = (source, cancellation) =>
            {
                Syntax.SyntaxTree tree = ContractToolchain.Default.Parse(source, cancellation);
                done.Add($"parsed with {tree.Diagnostics.Count} errors");
                return tree;
            },
            Compile = (trees, cancellation) =>
            {
                CompilationResult result = ContractToolchain.Default.Compile(trees, cancellation);
                done.Add($"bound with {result.Diagnostics.Count} findings");
                return result;
            },
        };

        HeadStart.Run(watched);

        Assert.Equal(["emitted files", "parsed with 0 errors", "bound with 0 findings"], done);
    }
}
