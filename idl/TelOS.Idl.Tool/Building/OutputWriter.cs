using System.Collections.Concurrent;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Building;

/// <summary>Carries out plans: first everything new is written beside the old, then it takes its place, file by file.</summary>
internal static class OutputWriter
{
    /// <summary>Carries out plans. When something new cannot be written, everything stays as it was.</summary>
    /// <exception cref="IOException">A file could not be written or removed.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written or removed.</exception>
    public static void Carry(IReadOnlyList<OutputPlan> plans)
    {
        ConcurrentBag<StagedFile> staged = [];
        try
        {
            foreach (OutputPlan plan in plans)
            {
                Stage(plan, staged);
            }
            foreach (OutputPlan plan in plans)
            {
                Announce(plan);
            }
            foreach (StagedFile file in staged)
            {
                file.Commit();
            }
        }
        finally
        {
            foreach (StagedFile file in staged)
            {
                file.Dispose();
            }
        }
        foreach (OutputPlan plan in plans)
        {
            RemoveOrphans(plan);
            WriteManifest(plan);
        }
    }

    private static void Stage(OutputPlan plan, ConcurrentBag<StagedFile> staged)
    {
        List<OutputChange> writes = [.. plan.Changes.Where(change => change.IsWrite)];
        _ = Directory.CreateDirectory(plan.Folder);
        foreach (string folder in writes.Select(change => Path.GetDirectoryName(Path.Combine(plan.Folder, change.Path))!).Distinct(StringComparer.Ordinal))
        {
            _ = Directory.CreateDirectory(folder);
        }
        ParallelWork.For(writes.Count, i =>
            staged.Add(StagedFile.Create(Path.Combine(plan.Folder, writes[i].Path), writes[i].Content.Span, Durability.Cache)));
    }

    /// <summary>Names the files in the manifest before they are there: when the process ends in between, the next one knows them.</summary>
    private static void Announce(OutputPlan plan)
    {
        HashSet<string> known = new(plan.Old.Entries.Select(entry => entry.Path), StringComparer.Ordinal);
        if (plan.New.Entries.Any(entry => !known.Contains(entry.Path)))
        {
            HashSet<string> coming = new(plan.New.Entries.Select(entry => entry.Path), StringComparer.Ordinal);
            IEnumerable<ManifestEntry> both = plan.New.Entries.Concat(plan.Old.Entries.Where(entry => !coming.Contains(entry.Path)));
            Replace(plan.ManifestPath, new Manifest(Model.ValueArray.From(both.OrderBy(entry => entry.Path, StringComparer.Ordinal))));
        }
    }

    private static void RemoveOrphans(OutputPlan plan)
    {
        foreach (OutputChange change in plan.Changes.Where(change => change.State == OutputState.Orphan))
        {
            string path = Path.Combine(plan.Folder, change.Path);
            File.Delete(path);
            for (string? folder = Path.GetDirectoryName(path);
                folder is not null && folder.Length > plan.Folder.Length && !Directory.EnumerateFileSystemEntries(folder).Any();
                folder = Path.GetDirectoryName(folder))
            {
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>The manifest is what rules of a build name as their output: its time says when the folder was last up to date.</summary>
    private static void WriteManifest(OutputPlan plan)
    {
        if (plan.ChangesManifest)
        {
            Replace(plan.ManifestPath, plan.New);
        }
        else
        {
            File.SetLastWriteTimeUtc(plan.ManifestPath, DateTime.UtcNow);
        }
    }

    private static void Replace(string path, Manifest manifest)
    {
        using StagedFile staged = StagedFile.Create(path, manifest.Write(), Durability.Cache);
        staged.Commit();
    }
}
