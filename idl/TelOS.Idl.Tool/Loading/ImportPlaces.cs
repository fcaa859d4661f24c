namespace TelOS.Idl.Tool.Loading;

/// <summary>Where imports are looked for beside the importing file's own folder.</summary>
/// <param name="Roots">Folders, as the user wrote them.</param>
/// <param name="Files">Contracts that imports may mean by the end of their paths, as the user wrote them.</param>
internal sealed record ImportPlaces(IReadOnlyList<string> Roots, IReadOnlyList<string> Files)
{
    /// <summary>Folders only.</summary>
    public ImportPlaces(IReadOnlyList<string> roots)
        : this(roots, [])
    {
    }
}
