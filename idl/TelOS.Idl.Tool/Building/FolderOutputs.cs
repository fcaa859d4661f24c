namespace TelOS.Idl.Tool.Building;

/// <summary>What a run wants in one output folder.</summary>
/// <param name="Path">The folder; an absolute path.</param>
/// <param name="Shown">The folder as it is shown.</param>
/// <param name="Languages">What is written into it.</param>
/// <param name="Files">The files, ordered by path.</param>
internal sealed record FolderOutputs(string Path, string Shown, IReadOnlySet<TargetLanguage> Languages, IReadOnlyList<OutputFile> Files);
