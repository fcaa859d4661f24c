using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>A file that an earlier run wrote.</summary>
/// <param name="Path">Its path below the output folder, with forward slashes; never leads out of it.</param>
/// <param name="Language">What wrote it.</param>
/// <param name="Contracts">The contract files that it comes from, relative to the output folder, ordered.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
internal sealed record ManifestEntry(string Path, TargetLanguage Language, ValueArray<string> Contracts, string Sha256);
