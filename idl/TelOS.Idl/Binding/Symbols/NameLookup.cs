using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>Finds what a name means: first in the file, then among its imports.</summary>
internal static class NameLookup
{
    /// <summary>The declaration, or null; a name that is missing from the text was reported by the parser.</summary>
    public static Symbol? Find(Identifier identifier, SourceFile file)
    {
        if (identifier.IsMissing)
        {
            return null;
        }
        string name = identifier.Text;
        int dot = name.LastIndexOf('.');
        string? qualifier = dot < 0 ? null : name.Substring(0, dot);
        string simple = name.Substring(dot + 1);
        if ((qualifier is null || qualifier == file.Namespace) && file.Symbols.TryGetValue(simple, out Symbol? own))
        {
            return own;
        }
        Symbol? found = null;
        foreach (FileImport import in file.Imports)
        {
            if ((qualifier is null || qualifier == import.Target.Namespace)
                && import.Target.Symbols.TryGetValue(simple, out Symbol? symbol)
                && symbol != found)
            {
                import.IsUsed = true;
                if (found is not null)
                {
                    file.Sink.Report(NameDiagnostics.AmbiguousName, identifier.Span, name, Qualified(found), Qualified(symbol));
                    return null;
                }
                found = symbol;
            }
        }
        // A name that an import which was not found could declare is no second error.
        if (found is null && file.Imports.Count == file.Tree.Root.Imports.Count)
        {
            file.Sink.Report(NameDiagnostics.UnknownName, identifier.Span, name, NameSuggestion.For(simple, file));
        }
        return found;
    }

    private static string Qualified(Symbol symbol) => symbol.File.Namespace + "." + symbol.Name;
}
