using TelOS.Idl.Binding;
using TelOS.Idl.CSharp;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>The parts of the compiler that the generator calls.</summary>
/// <param name="Parse">Text to tree.</param>
/// <param name="Compile">All trees of the project to models.</param>
/// <param name="Emit">A model to C#.</param>
/// <param name="EmitPositions">Where a contract declares what to C#.</param>
internal sealed record ContractToolchain(
    Func<SourceText, CancellationToken, SyntaxTree> Parse,
    Func<IReadOnlyList<SyntaxTree>, CancellationToken, CompilationResult> Compile,
    Func<Contract, CancellationToken, IReadOnlyList<GeneratedFile>> Emit,
    Func<Contract, ContractPositions, GeneratedFile> EmitPositions)
{
    /// <summary>The compiler as it is. A project has no import roots: the other contract items are found by the end of their path.</summary>
    public static ContractToolchain Default { get; } = new(
        ContractParser.Parse,
        static (trees, cancellation) => ContractCompiler.Compile(trees, [], cancellation),
        CSharpEmitter.Emit,
        PositionsEmitter.Emit);
}
