using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding;

/// <summary>Finds the files that imports mean, and refuses circles.</summary>
internal static class ImportBinder
{
    public static void Bind(IReadOnlyList<SourceFile> files, IReadOnlyList<string> importRoots)
    {
        Dictionary<string, SourceFile> byPath = new(StringComparer.Ordinal);
        foreach (SourceFile file in files)
        {
            if (!byPath.ContainsKey(file.Path))
            {
                byPath.Add(file.Path, file);
            }
        }
        PathIndex given = new(files.Where(f => !f.IsPrelude).Select(f => f.Path));
        PathIndex prelude = new(files.Where(f => f.IsPrelude).Select(f => f.Path));
        PreludeReplacement replacement = new(files);
        foreach (SourceFile file in files)
        {
            HashSet<SourceFile> seen = [];
            foreach (ImportSyntax import in file.Tree.Root.Imports)
            {
                SourceFile? target = given.TryResolve(file.Path, import.Path, importRoots, out string path)
                    || prelude.TryResolve(file.Path, import.Path, [], out path)
                        ? byPath[path]
                        : replacement.Find(import.Path);
                if (target is null)
                {
                    file.Sink.Report(NameDiagnostics.ImportNotFound, import.PathSpan, import.Path);
                }
                else if (!seen.Add(target))
                {
                    file.Sink.Report(NameDiagnostics.ImportTwice, import.PathSpan, import.Path);
                    file.Imports.Add(new FileImport(import, target) { IsUsed = true });
                }
                else
                {
                    file.Imports.Add(new FileImport(import, target));
                }
            }
        }
        CircleFinder.Report(files);
    }
}
