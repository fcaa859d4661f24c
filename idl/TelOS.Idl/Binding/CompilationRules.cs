using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding;

/// <summary>What can be said only when everything is bound.</summary>
internal static class CompilationRules
{
    public static void Check(IReadOnlyList<SourceFile> files)
    {
        CheckRecords(files);
        foreach (SourceFile file in files)
        {
            // With errors around, the name that would use an import may be the one that is wrong.
            foreach (FileImport import in file.Imports.Where(i => !i.IsUsed && !file.Sink.HasErrors && !i.Target.Sink.HasErrors))
            {
                file.Sink.Report(NameDiagnostics.ImportUnused, import.Syntax.Span, import.Syntax.Path);
            }
        }
    }

    // A record that must contain itself has no value that ends. Records that lead into a circle without being part of it are
    // fine themselves, so only what returns to its start is reported.
    private static void CheckRecords(IReadOnlyList<SourceFile> files)
    {
        Dictionary<(string Namespace, string Name), Symbol> records = [];
        foreach (Symbol symbol in files.SelectMany(f => f.Symbols.Values).Where(s => s.Kind == NamedTypeKind.Record))
        {
            records[(symbol.File.Namespace, symbol.Name)] = symbol;
        }
        RecordCircles circles = new(records);
        foreach (Symbol symbol in records.Values.Where(circles.Contains))
        {
            symbol.File.Sink.Report(TypeDiagnostics.RecordContainsItself, symbol.Syntax.Name.Span, symbol.Name);
        }
    }
}
