using System.Diagnostics;
using TelOS.Idl.Binding;
using TelOS.Idl.CSharp;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Overview;

/// <summary>Compiles every contract below a folder to C#.</summary>
internal static class ContractFolder
{
    /// <summary>Compiles all contracts in one run, as a build does.</summary>
    /// <param name="folder">The folder that holds them.</param>
    /// <param name="bindMilliseconds">The time that binding all of them took.</param>
    public static IReadOnlyList<ContractOverview> Compile(string folder, out double bindMilliseconds)
    {
        List<SyntaxTree> trees = [];
        Dictionary<string, double> times = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*.tidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            long start = Stopwatch.GetTimestamp();
            trees.Add(ContractParser.Parse(new SourceText(name, File.ReadAllText(path))));
            times[name] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        long bindStart = Stopwatch.GetTimestamp();
        CompilationResult result = ContractCompiler.Compile(trees, []);
        bindMilliseconds = Stopwatch.GetElapsedTime(bindStart).TotalMilliseconds;
        return [.. result.Contracts.Select(c => Emit(c, result.Diagnostics, times))];
    }

    private static ContractOverview Emit(BoundContract bound, IReadOnlyList<Diagnostic> diagnostics, Dictionary<string, double> times)
    {
        string path = bound.Tree.Source.Path;
        long start = Stopwatch.GetTimestamp();
        int lines = bound.Model is { } model ? CSharpEmitter.Emit(model, CancellationToken.None).Sum(f => f.Text.Count(c => c == '\n')) : 0;
        double emit = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        List<InterfaceDeclaration> interfaces = [.. bound.Model?.Declarations.OfType<InterfaceDeclaration>() ?? []];
        return new ContractOverview(
            path,
            interfaces.Count,
            interfaces.Sum(i => i.Functions.Count),
            Count(DiagnosticSeverity.Error),
            Count(DiagnosticSeverity.Warning),
            lines,
            times[path] + emit);

        int Count(DiagnosticSeverity severity) => diagnostics.Count(d => d.Source.Path == path && d.Severity == severity);
    }
}
