using Microsoft.CodeAnalysis;
using TelOS.Idl.Generator.Pipeline;
using TelOS.Idl.Model;

namespace TelOS.Idl.Generator;

/// <summary>Generates C# from the contracts of a project. Nothing here depends on the compilation, so editing C# costs nothing, and
/// a contract's code is written again only when its model changed, not when its comments or its line breaks did.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContractGenerator : IIncrementalGenerator
{
    private readonly ContractToolchain _toolchain;

    /// <summary>Makes the generator as the C# compiler does.</summary>
    public ContractGenerator()
        : this(ContractToolchain.Default) => HeadStart.Begin();

    /// <summary>Makes a generator over another compiler core, so that its failures can be tried.</summary>
    internal ContractGenerator(ContractToolchain toolchain) => _toolchain = toolchain;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ContractFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => ContractFile.Read(pair.Left, pair.Right.GetOptions(pair.Left), cancellation))
            .WithTrackingName(StepNames.Read)
            .Where(file => file is not null)!;

        IncrementalValuesProvider<ParsedContract> parsed = files
            .Select((file, cancellation) => ParsedContract.Parse(file, _toolchain, cancellation))
            .WithTrackingName(StepNames.Parse);

        IncrementalValueProvider<BoundContracts> bound = parsed.Collect()
            .Select((all, cancellation) => BoundContracts.Bind(all, _toolchain, cancellation))
            .WithTrackingName(StepNames.Bind);

        IncrementalValuesProvider<ContractModel> models = parsed
            .Combine(bound)
            .Select((pair, _) => pair.Right.FindModel(pair.Left))
            .WithTrackingName(StepNames.Model)
            .Where(model => model is not null)!;

        IncrementalValuesProvider<EmittedContract> emitted = models
            .Select((model, cancellation) => EmittedContract.Emit(model, _toolchain, cancellation))
            .WithTrackingName(StepNames.Emit);

        context.RegisterSourceOutput(emitted, static (output, contract) => contract.AddTo(output));

        // A line that moves changes the positions, which are a small file of their own, and not the code.
        IncrementalValuesProvider<EmittedContract> positions = parsed
            .Combine(bound)
            .Select((pair, _) => pair.Right.FindPositions(pair.Left))
            .WithTrackingName(StepNames.Positions)
            .Where(located => located is not null)!;

        context.RegisterSourceOutput(positions, static (output, contract) => contract.AddTo(output));

        // Diagnostics know lines and columns; on their own way these do not reach the code.
        IncrementalValueProvider<ValueArray<DiagnosticModel>> diagnostics = bound
            .Select((all, _) => all.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);

        context.RegisterSourceOutput(diagnostics, static (output, all) => DiagnosticReporter.Report(output, all));
    }
}
