using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;

namespace TelOS.Idl.Binding.Names;

/// <summary>Refuses two files that describe interfaces of one header of Genode's: the C++ of each is that header, and one would take the other's
/// place.</summary>
internal static class DescribedHeaders
{
    public static void Check(IReadOnlyList<SourceFile> files)
    {
        Dictionary<string, Symbol> headers = new(StringComparer.Ordinal);
        foreach (SourceFile file in files.Where(f => f.IsGenode))
        {
            HashSet<string> reported = new(StringComparer.Ordinal);
            foreach (Symbol symbol in file.Symbols.Values.Where(IsWritten))
            {
                if ((symbol.Model!.Spelling.Header ?? file.Attributes.Spelling.Header) is not { } header)
                {
                    continue;
                }
                if (!headers.TryGetValue(header, out Symbol? other))
                {
                    headers.Add(header, symbol);
                }
                else if (other.File != file && reported.Add(header))
                {
                    file.Sink.Report(
                        NameDiagnostics.HeaderOfTwoContracts, symbol.Syntax.Name.Span, header, other.Name, other.File.Tree.Source.Path);
                }
            }
        }
    }

    // Templates and their instances, and objects without functions, are left to Genode's own header.
    private static bool IsWritten(Symbol symbol) =>
        symbol.Model is InterfaceDeclaration { Functions.Count: > 0, Spelling.Cpp: var name }
        && (name is null || (name.IndexOf('<') < 0 && !name.StartsWith("::", StringComparison.Ordinal)));
}
