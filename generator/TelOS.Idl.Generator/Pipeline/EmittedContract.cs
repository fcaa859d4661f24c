using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TelOS.Idl.Binding;
using TelOS.Idl.CSharp;
using TelOS.Idl.Model;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>The generated files of one contract, or why there are none.</summary>
/// <param name="Path">The contract's path, with forward slashes.</param>
/// <param name="Files">The files, their names unique in the project.</param>
/// <param name="Failure">Why there are none.</param>
internal sealed record EmittedContract(string Path, ValueArray<GeneratedFile> Files, DiagnosticModel? Failure)
{
    private const string Extension = ".g.cs";

    /// <summary>Writes the code of a contract.</summary>
    public static EmittedContract Emit(ContractModel model, ContractToolchain toolchain, CancellationToken cancellation) =>
        Emit(model, () => toolchain.Emit(model.Contract, cancellation));

    /// <summary>Writes where a contract declares what.</summary>
    public static EmittedContract EmitPositions(ContractModel model, ContractPositions positions, ContractToolchain toolchain) =>
        Emit(model, () => [toolchain.EmitPositions(model.Contract, positions)]);

    /// <summary>Hands the files to the compiler.</summary>
    public void AddTo(SourceProductionContext output)
    {
        foreach (GeneratedFile file in Files)
        {
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256));
        }
        if (Failure is not null)
        {
            DiagnosticReporter.Report(output, ValueArray.Of(Failure));
        }
    }

    private static EmittedContract Emit(ContractModel model, Func<IReadOnlyList<GeneratedFile>> write)
    {
        try
        {
            return new EmittedContract(model.Path, Name(model, write()), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new EmittedContract(model.Path, default, DiagnosticModel.InternalError(model.Path, e));
        }
    }

    /// <summary>Puts the contract's prefix before the names, and tells apart those that differ only by case.</summary>
    private static ValueArray<GeneratedFile> Name(ContractModel model, IReadOnlyList<GeneratedFile> files)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<GeneratedFile> named = [];
        foreach (GeneratedFile file in files)
        {
            string stem = model.HintPrefix + "/" + (file.HintName.EndsWith(Extension, StringComparison.Ordinal)
                ? file.HintName.Substring(0, file.HintName.Length - Extension.Length)
                : file.HintName);
            string name = stem;
            for (int i = 2; !taken.Add(name); i++)
            {
                name = stem + "-" + i.ToString(CultureInfo.InvariantCulture);
            }
            named.Add(file with { HintName = name + Extension });
        }
        return ValueArray.From(named);
    }
}
