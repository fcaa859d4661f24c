using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TelOS.Idl.Model;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>Shows findings in the contract files they belong to.</summary>
internal static class DiagnosticReporter
{
    private const string Category = "TelOS.Idl";

    private static readonly ConcurrentDictionary<(string Id, string Title, DiagnosticSeverity Severity), DiagnosticDescriptor> s_descriptors = new();

    /// <summary>Reports the findings.</summary>
    public static void Report(SourceProductionContext output, ValueArray<DiagnosticModel> diagnostics)
    {
        foreach (DiagnosticModel diagnostic in diagnostics)
        {
            DiagnosticDescriptor descriptor = s_descriptors.GetOrAdd(
                (diagnostic.Id, diagnostic.Title, Translate(diagnostic.Severity)),
                static key => new DiagnosticDescriptor(key.Id, key.Title, "{0}", Category, key.Severity, isEnabledByDefault: true));
            string path = diagnostic.Path.Replace('/', Path.DirectorySeparatorChar);
            output.ReportDiagnostic(Diagnostic.Create(
                descriptor,
                Location.Create(path, diagnostic.Span, diagnostic.Lines),
                diagnostic.Message));
        }
    }

    private static DiagnosticSeverity Translate(Diagnostics.DiagnosticSeverity severity) => severity switch
    {
        Diagnostics.DiagnosticSeverity.Error => DiagnosticSeverity.Error,
        Diagnostics.DiagnosticSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
