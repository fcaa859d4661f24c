using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Host.Tool;

/// <summary>A configuration as it lies in a file, and everything that is wrong with it.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Text">Its bytes.</param>
/// <param name="Configuration">What it says; null when it is no configuration at all.</param>
/// <param name="Findings">What is wrong, by line.</param>
internal sealed record SystemFile(string Path, byte[] Text, InitConfiguration? Configuration, IReadOnlyList<SystemFinding> Findings)
{
    /// <summary>Whether something is wrong that is more than odd.</summary>
    public bool HasErrors => Findings.Any(static finding => finding.IsError);

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SystemFile Read(string path) => Read(path, File.ReadAllBytes(path));

    /// <summary>Reads a text.</summary>
    /// <param name="path">Where it comes from.</param>
    /// <param name="text">HID or XML in UTF-8.</param>
    public static SystemFile Read(string path, byte[] text)
    {
        var node = Node.Parse(text, out var problems);
        List<SystemFinding> findings = [.. problems.Select(static problem =>
            new SystemFinding(problem.Line, problem.Column, problem.IsFatal, problem.Message))];
        if (node is null)
        {
            return new SystemFile(path, text, null, findings);
        }

        List<ConfigurationDiagnostic> diagnostics = [];
        var configuration = InitConfiguration.Read(node, diagnostics);
        configuration.Check(diagnostics);
        findings.AddRange(diagnostics.Select(static diagnostic =>
            new SystemFinding(diagnostic.Line, 0, diagnostic.Severity == DiagnosticSeverity.Error, diagnostic.Message)));
        return new SystemFile(path, text, configuration, [.. findings.Distinct().OrderBy(static f => f.Line).ThenBy(static f => f.Column)]);
    }
}
