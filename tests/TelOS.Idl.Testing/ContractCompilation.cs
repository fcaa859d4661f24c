using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Testing;

/// <summary>Contract text to models.</summary>
public static class ContractCompilation
{
    /// <summary>Everything that the compiler finds in a contract.</summary>
    /// <param name="path">What to call it.</param>
    /// <param name="text">The contract.</param>
    public static IReadOnlyList<Diagnostic> Diagnose(string path, string text) => Bind([(path, text)]).Diagnostics;

    /// <summary>Compiles a contract.</summary>
    /// <param name="path">What to call it.</param>
    /// <param name="text">The contract.</param>
    /// <exception cref="InvalidOperationException">It has errors; the message lists them.</exception>
    public static Contract Compile(string path, string text) => Compile((path, text))[0];

    /// <summary>Compiles contracts that may import each other.</summary>
    /// <param name="files">Paths and texts.</param>
    /// <exception cref="InvalidOperationException">One has errors; the message lists them.</exception>
    public static IReadOnlyList<Contract> Compile(params (string Path, string Text)[] files)
    {
        CompilationResult result = Bind(files);
        List<string> errors = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe)];
        return errors.Count == 0
            ? [.. result.Contracts.Select(contract => contract.Model!)]
            : throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Source.Path}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): {diagnostic.Descriptor.Id}: {diagnostic.Message} {diagnostic.Remedy}";

    private static CompilationResult Bind((string Path, string Text)[] files) => ContractCompiler.Compile(
        [.. files.Select(file => ContractParser.Parse(new SourceText(file.Path, file.Text)))], []);
}
