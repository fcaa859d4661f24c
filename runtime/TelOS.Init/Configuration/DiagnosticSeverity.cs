namespace TelOS.Init;

/// <summary>How bad a finding in a configuration is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>It is carried out, but hardly as it was meant.</summary>
    Warning,

    /// <summary>It is wrong; the default is taken in its place, or the node is left out.</summary>
    Error,
}
