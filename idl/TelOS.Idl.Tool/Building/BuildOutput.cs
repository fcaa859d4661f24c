namespace TelOS.Idl.Tool.Building;

/// <summary>Where the files of one language go.</summary>
/// <param name="Language">The language.</param>
/// <param name="Folder">The folder, as the user wrote it.</param>
internal sealed record BuildOutput(TargetLanguage Language, string Folder);
