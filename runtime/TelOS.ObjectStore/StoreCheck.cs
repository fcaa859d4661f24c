namespace TelOS.ObjectStore.Engine;

/// <summary>What a verification found.</summary>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Objects">Objects that could be read.</param>
/// <param name="Bytes">Bytes of their contents.</param>
/// <param name="Roots">Roots.</param>
/// <param name="Findings">What is wrong, a sentence each.</param>
public sealed record StoreCheck(ulong Version, long Objects, long Bytes, long Roots, IReadOnlyList<string> Findings)
{
    /// <summary>Whether there are checksums over the contents: everywhere but in backups of earlier versions.</summary>
    public bool HasChecksum { get; init; } = true;

    /// <summary>Whether all is well.</summary>
    public bool IsSound => Findings.Count == 0;
}
