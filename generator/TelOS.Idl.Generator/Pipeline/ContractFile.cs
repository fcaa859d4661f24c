using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>A contract file of the project. Equal when path, text and role are.</summary>
/// <param name="Path">The path, with forward slashes.</param>
/// <param name="Text">The text, or null when it could not be read.</param>
/// <param name="IsImport">Whether the file is only there to be imported, so that nothing is generated from it.</param>
internal sealed record ContractFile(string Path, string? Text, bool IsImport)
{
    /// <summary>The metadata by which the targets file marks contracts among the additional files.</summary>
    public const string RoleKey = "build_metadata.AdditionalFiles.TidlRole";

    /// <summary>Reads an additional file, or gives null when it is no contract.</summary>
    public static ContractFile? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        if (!options.TryGetValue(RoleKey, out string? role))
        {
            return null;
        }
        bool isImport = string.Equals(role, "Import", StringComparison.OrdinalIgnoreCase);
        if (!isImport && !string.Equals(role, "Contract", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return new ContractFile(file.Path.Replace('\\', '/'), file.GetText(cancellation)?.ToString(), isImport);
    }
}
