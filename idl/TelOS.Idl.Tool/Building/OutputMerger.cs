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
        // Collected apart: a header that all contracts share is merged as often as there are contracts.
        Dictionary<string, HashSet<string>> shared = new(StringComparer.Ordinal);
        foreach (OutputFile file in files)
        {
            if (!merged.TryGetValue(file.Path, out OutputFile? first))
            {
                merged.Add(file.Path, file);
            }
            else if (first.Content.Span.SequenceEqual(file.Content.Span))
            {
                if (!shared.TryGetValue(file.Path, out HashSet<string>? contracts))
                {
                    shared.Add(file.Path, contracts = new(first.Contracts, StringComparer.Ordinal));
                }
                contracts.UnionWith(file.Contracts);
            }
            else
            {
                ValueArray<string> contracts = ContractsOf(first);
                problems.Add(new InputProblem(
                    $"{shownFolder}/{file.Path}",
                    contracts == file.Contracts ? $"two of {Names(contracts)} write it" : $"{Names(contracts)} and {Names(file.Contracts)} both write it",
                    file.Language == TargetLanguage.CSharp || first.Language == TargetLanguage.CSharp
                        ? "give what they declare different names, or build them into different folders"
                        : "the headers of a namespace are one contract's: give one of them another namespace, or write both into one file"));
            }
        }
        foreach (string path in shared.Keys)
        {
            merged[path] = merged[path] with { Contracts = ContractsOf(merged[path]) };
        }
        return [.. merged.Values];

        ValueArray<string> ContractsOf(OutputFile file) =>
            shared.TryGetValue(file.Path, out HashSet<string>? contracts) ? ValueArray.From(contracts.Order(StringComparer.Ordinal)) : file.Contracts;

        string Names(ValueArray<string> contracts) => string.Join(", ", contracts.Select(working.Show));
    }
}
