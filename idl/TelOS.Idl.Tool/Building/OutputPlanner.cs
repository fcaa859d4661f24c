using TelOS.Idl.Model;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>Compares what should lie in an output folder with what lies there.</summary>
/// <param name="folder">The folder; an absolute path. It need not exist.</param>
/// <param name="shownFolder">The folder as it is shown.</param>
/// <param name="languages">What this run writes into it.</param>
/// <param name="contracts">The contract files from which this run writes; absolute paths.</param>
internal sealed class OutputPlanner(
    string folder, string shownFolder, IReadOnlySet<TargetLanguage> languages, IReadOnlySet<string> contracts)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="files">What should lie there of these languages and contracts, ordered by path.</param>
    /// <param name="problem">Why there is no plan.</param>
    /// <returns>The plan, or null when the folder's manifest cannot be understood.</returns>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public OutputPlan? TryPlan(IReadOnlyList<OutputFile> files, out InputProblem? problem)
    {
        problem = null;
        string manifestPath = Path.Combine(folder, Manifest.FileName);
        bool hasManifest = File.Exists(manifestPath);
        Manifest? old = hasManifest ? Manifest.TryRead(File.ReadAllBytes(manifestPath)) : Manifest.Empty;
        if (old is null)
        {
            problem = new InputProblem(
                $"{shownFolder}/{Manifest.FileName}",
                "it is no manifest that this version of tidl understands",
                "remove it together with the files that were generated into its folder, and build again");
            return null;
        }

        Dictionary<string, ManifestEntry> known = new(StringComparer.Ordinal);
        foreach (ManifestEntry entry in old.Entries)
        {
            known[entry.Path] = entry;
        }
        OutputChange[] changes = new OutputChange[files.Count];
        ManifestEntry[] entries = new ManifestEntry[files.Count];
        ParallelWork.For(files.Count, i =>
        {
            OutputFile file = files[i];
            ManifestEntry? entry = known.GetValueOrDefault(file.Path);
            string hash = Manifest.HashOf(file.Content.Span);
            changes[i] = new OutputChange(file.Path, StateOf(file, entry), file.Content);
            entries[i] = new ManifestEntry(file.Path, file.Language, SourcesOf(file, entry), hash);
        });

        List<OutputChange> all = [.. changes];
        List<ManifestEntry> kept = [.. entries];
        AddOthers(known, files, all, kept);
        return new OutputPlan(
            folder,
            [.. all.OrderBy(change => change.Path, StringComparer.Ordinal)],
            old,
            new Manifest(ValueArray.From(kept.OrderBy(entry => entry.Path, StringComparer.Ordinal))),
            hasManifest);
    }

    /// <summary>Adds what earlier runs wrote and this one does not: another language's and other contracts' files stay.</summary>
    private void AddOthers(
        Dictionary<string, ManifestEntry> known, IReadOnlyList<OutputFile> files, List<OutputChange> changes, List<ManifestEntry> entries)
    {
        HashSet<string> written = new(files.Select(file => file.Path), StringComparer.Ordinal);
        foreach (ManifestEntry entry in known.Values.Where(entry => !written.Contains(entry.Path)))
        {
            ValueArray<string> others = ValueArray.From(OthersOf(entry));
            if (!languages.Contains(entry.Language) || others.Count > 0)
            {
                entries.Add(languages.Contains(entry.Language) ? entry with { Contracts = others } : entry);
                continue;
            }
            string path = Path.Combine(folder, entry.Path);
            if (File.Exists(path))
            {
                bool isOurs = Manifest.HashOf(File.ReadAllBytes(path)) == entry.Sha256;
                changes.Add(new OutputChange(entry.Path, isOurs ? OutputState.Orphan : OutputState.EditedOrphan, default));
            }
        }
    }

    private OutputState StateOf(OutputFile file, ManifestEntry? entry)
    {
        FileInfo info = new(Path.Combine(folder, file.Path));
        if (!info.Exists)
        {
            return Directory.Exists(info.FullName) ? OutputState.Foreign : OutputState.Missing;
        }
        byte[] present = File.ReadAllBytes(info.FullName);
        return present.AsSpan().SequenceEqual(file.Content.Span) ? OutputState.Unchanged
            : entry is null ? OutputState.Foreign
            : Manifest.HashOf(present) == entry.Sha256 ? OutputState.Outdated
            : OutputState.Edited;
    }

    private ValueArray<string> SourcesOf(OutputFile file, ManifestEntry? entry) => ValueArray.From(
        file.Contracts.Select(Relative).Concat(entry is null ? [] : OthersOf(entry)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The contracts of an entry that still exist and that this run does not write from.</summary>
    private IEnumerable<string> OthersOf(ManifestEntry entry) =>
        from contract in entry.Contracts
        let path = Path.GetFullPath(contract, folder)
        where !contracts.Contains(path) && File.Exists(path)
        select contract;

    private string Relative(string contract) => Path.GetRelativePath(folder, contract).Replace('\\', '/');
}
