using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>What is to be built.</summary>
/// <param name="Inputs">Contract files and folders, as the user wrote them.</param>
/// <param name="Imports">Where imports are looked for.</param>
/// <param name="Outputs">Where each language goes, as the user wrote it.</param>
/// <param name="Templates">The folder of templates that replace the own ones, as the user wrote it, or null.</param>
/// <param name="WarningsAsErrors">Whether warnings count as errors.</param>
internal sealed record BuildRequest(
    IReadOnlyList<string> Inputs,
    ImportPlaces Imports,
    IReadOnlyList<BuildOutput> Outputs,
    string? Templates,
    bool WarningsAsErrors);
