using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>A file that is to lie in an output folder.</summary>
/// <param name="Path">Its path below the folder, with forward slashes.</param>
/// <param name="Language">What wrote it.</param>
/// <param name="Contracts">The contract files that it comes from; absolute paths, ordered.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record OutputFile(string Path, TargetLanguage Language, ValueArray<string> Contracts, ReadOnlyMemory<byte> Content);
