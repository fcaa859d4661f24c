using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>A contract file with its tree. Compared by reference: it is made anew exactly when the file's text changes.</summary>
internal sealed class ParsedContract
{
    private ParsedContract(ContractFile file, SyntaxTree? tree, DiagnosticModel? failure)
    {
        File = file;
        Tree = tree;
        Failure = failure;
    }

    /// <summary>Where the tree comes from.</summary>
    public ContractFile File { get; }

    /// <summary>The tree, or null when there is a <see cref="Failure"/>.</summary>
    public SyntaxTree? Tree { get; }

    /// <summary>Why there is no tree: not a mistake in the contract, its syntax errors are in the tree.</summary>
    public DiagnosticModel? Failure { get; }

    /// <summary>Parses a file.</summary>
    public static ParsedContract Parse(ContractFile file, ContractToolchain toolchain, CancellationToken cancellation)
    {
        if (file.Text is null)
        {
            return new ParsedContract(file, null, DiagnosticModel.Unreadable(file.Path));
        }
        try
        {
            return new ParsedContract(file, toolchain.Parse(new SourceText(file.Path, file.Text), cancellation), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new ParsedContract(file, null, DiagnosticModel.InternalError(file.Path, e));
        }
    }
}
