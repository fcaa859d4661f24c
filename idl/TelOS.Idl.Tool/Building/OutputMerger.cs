using TelOS.Idl.Model;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>Brings together what several contracts and languages write into one folder.</summary>
internal static class OutputMerger
{
    /// <summary>Merges files. Contracts may share a file when they want the same in it.</summary>
    /// <param name="files">The files of all languages.</param>
    /// <param name="shownFolder">The folder as it is shown.</param>
    /// <param name="working">What contracts are shown relative to.</param>
    /// <param name="problems">Takes the paths for which contracts want different contents.</param>
    /// <returns>The files, ordered by path, each path once.</returns>
    public static IReadOnlyList<OutputFile> Merge(
        IEnumerable<OutputFile> files, string shownFolder, WorkingFolder working, List<InputProblem> problems)
    {
        SortedDictionary<string, OutputFile> merged = new(StringComparer.Ordinal);
        foreach (OutputFile file in files)
        {
            if (!merged.TryGetValue(file.Path, out OutputFile? first))
            {
                merged.Add(file.Path, file);
            }
            else if (first.Content.Span.SequenceEqual(file.Content.Span))
            {
                merged[file.Path] = first with
                {
                    Contracts = ValueArray.From(first.Contracts.Concat(file.Contracts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                };
            }
            else
            {
                problems.Add(new InputProblem(
                    $"{shownFolder}/{file.Path}",
                    first.Contracts == file.Contracts ? $"two of {Names(file)} write it" : $"{Names(first)} and {Names(file)} both write it",
                    file.Language == TargetLanguage.CSharp || first.Language == TargetLanguage.CSharp
                        ? "give what they declare different names, or build them into different folders"
                        : "the headers of a namespace are one contract's: give one of them another namespace, or write both into one file"));
            }
        }
        return [.. merged.Values];

        string Names(OutputFile file) => string.Join(", ", file.Contracts.Select(working.Show));
    }
}
