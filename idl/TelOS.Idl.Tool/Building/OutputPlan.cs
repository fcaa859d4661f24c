namespace TelOS.Idl.Tool.Building;

/// <summary>What a run would do with an output folder.</summary>
/// <param name="Folder">The folder; an absolute path.</param>
/// <param name="Changes">Its files, ordered by path.</param>
/// <param name="Old">The manifest that is there.</param>
/// <param name="New">The manifest that is to be there.</param>
/// <param name="HasManifest">Whether a manifest is there.</param>
internal sealed record OutputPlan(string Folder, IReadOnlyList<OutputChange> Changes, Manifest Old, Manifest New, bool HasManifest)
{
    /// <summary>The manifest's path.</summary>
    public string ManifestPath => Path.Combine(Folder, Manifest.FileName);

    /// <summary>Whether the manifest is to be written.</summary>
    public bool ChangesManifest => !HasManifest || Old != New;

    /// <summary>Whether everything is as it should be.</summary>
    public bool IsUpToDate => !ChangesManifest && Changes.All(change => change.State == OutputState.Unchanged);

    /// <summary>The number of files in a state.</summary>
    public int Count(OutputState state) => Changes.Count(change => change.State == state);
}
