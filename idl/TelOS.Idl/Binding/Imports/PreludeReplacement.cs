using TelOS.Idl.Binding.Symbols;

namespace TelOS.Idl.Binding;

/// <summary>Finds the given file that stands for one of the prelude's: a project may compile its own copy, under any path.</summary>
internal sealed class PreludeReplacement(IReadOnlyList<SourceFile> files)
{
    private static readonly Dictionary<string, (string Namespace, string Declaration)> Marks = new(StringComparer.Ordinal)
    {
        ["genode/dataspace.tidl"] = ("genode", "Dataspace"),
        ["genode/signal_context.tidl"] = ("genode", "SignalContext"),
        ["telos/bulk.tidl"] = ("telos.bulk", "Bulk"),
    };

    /// <summary>Whether a given file declares what one of the prelude's declares.</summary>
    public static bool IsReplaced(string preludePath, IEnumerable<SourceFile> given) => FindIn(preludePath, given) is not null;

    /// <summary>The given file that is meant by the path of one of the prelude's.</summary>
    public SourceFile? Find(string importPath)
    {
        string path = ImportPaths.Normalize(importPath);
        foreach (string prelude in Marks.Keys)
        {
            if (path == prelude || path.EndsWith("/" + prelude, StringComparison.Ordinal))
            {
                return FindIn(prelude, files);
            }
        }
        return null;
    }

    private static SourceFile? FindIn(string preludePath, IEnumerable<SourceFile> files)
    {
        (string ns, string declaration) = Marks[preludePath];
        return files.FirstOrDefault(f => f.Namespace == ns && f.Symbols.ContainsKey(declaration));
    }
}
