using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding;

/// <summary>Binds contract files: from what they say to what they mean. Nothing is read from disk, the same input gives the same
/// result, and several threads may call it.</summary>
public static class ContractCompiler
{
    /// <summary>Binds files together; they may import each other and the prelude.</summary>
    /// <param name="trees">The parsed files. Files that they import must be among them.</param>
    /// <param name="importRoots">Folders in which imports are looked for.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static CompilationResult Compile(
        IReadOnlyList<SyntaxTree> trees, IReadOnlyList<string> importRoots, CancellationToken ct = default)
    {
        List<SourceFile> given = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in trees)
        {
            ct.ThrowIfCancellationRequested();
            SourceFile file = FileCollector.Collect(tree, ImportPaths.Normalize(tree.Source.Path), isPrelude: false);
            if (!paths.Add(file.Path))
            {
                file.Sink.Report(NameDiagnostics.GivenTwice, new Text.TextSpan(0, 0), tree.Source.Path);
            }
            given.Add(file);
        }
        List<SourceFile> prelude =
        [
            .. Prelude.Trees.Where(t => !PreludeReplacement.IsReplaced(t.Source.Path, given))
                .Select(t => FileCollector.Collect(t, t.Source.Path, isPrelude: true)),
        ];
        List<SourceFile> all = [.. given, .. prelude];
        ImportBinder.Bind(all, importRoots);
        DeclarationIndex.Check(given);

        BindingContext context = new(all, ct);
        foreach (SourceFile file in all)
        {
            foreach (Symbol symbol in file.Declared)
            {
                _ = context.TryBind(symbol, symbol.Syntax.Name.Span, file);
            }
        }
        GeneratedTypes.Check(given);
        DescribedHeaders.Check(given);
        CompilationRules.Check(all);
        ModelBuilder.Build(all);
        return new CompilationResult(
            [.. given.Select(Finish)],
            [.. prelude.Select(Finish)],
            [.. Ordered(all)]);
    }

    private static BoundContract Finish(SourceFile file) => new(file.Tree, file.Model, PositionCollector.Collect(file.Tree));

    private static IEnumerable<Diagnostic> Ordered(IReadOnlyList<SourceFile> files) =>
        files.OrderBy(f => f.Path, StringComparer.Ordinal)
            .SelectMany(f => f.Sink.Items.OrderBy(d => d.Span.Start).ThenBy(d => d.Descriptor.Id, StringComparer.Ordinal));
}
