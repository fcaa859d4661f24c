using TelOS.Idl.Syntax;

namespace TelOS.Idl.Tool.Loading;

/// <summary>Contract files that were read from disk.</summary>
/// <param name="Requested">The files that the command was given, in order.</param>
/// <param name="Imported">The files that they import, directly or not, in the order in which they were met.</param>
/// <param name="ImportRoots">The folders below which imports are looked for, as they are shown.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record LoadedContracts(
    IReadOnlyList<SyntaxTree> Requested,
    IReadOnlyList<SyntaxTree> Imported,
    IReadOnlyList<string> ImportRoots,
    IReadOnlyList<InputProblem> Problems)
{
    /// <summary>All files.</summary>
    public IReadOnlyList<SyntaxTree> All => [.. Requested, .. Imported];
}
