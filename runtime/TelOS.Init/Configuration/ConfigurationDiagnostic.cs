namespace TelOS.Init;

/// <summary>Something that is wrong with a configuration.</summary>
/// <param name="Line">The line in the configuration's text, from 1; 0 when it is about the whole.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">One sentence for the configuration's author.</param>
public sealed record ConfigurationDiagnostic(int Line, DiagnosticSeverity Severity, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Message : $"line {Line}: {Message}";
}
