namespace TelOS.Idl.Diagnostics;

/// <summary>How serious a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing to change.</summary>
    Info,

    /// <summary>Compiles, and is probably not what was meant.</summary>
    Warning,

    /// <summary>Nothing is generated.</summary>
    Error,
}
