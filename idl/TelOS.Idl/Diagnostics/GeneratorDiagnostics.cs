namespace TelOS.Idl.Diagnostics;

/// <summary>What the generator finds itself, inside the C# compiler: the block TIDL90. The compiler core never reports these.</summary>
public static class GeneratorDiagnostics
{
    /// <summary>The generator failed; {0} is the file, {1} the type of the exception, {2} its message.</summary>
    public static readonly DiagnosticDescriptor InternalError = new(
        "TIDL9001",
        "Internal error of the generator",
        DiagnosticSeverity.Error,
        "The generator failed on '{0}' ({1}: {2}).",
        "Report this with the contract.");

    /// <summary>A file of the project cannot be read; {0} is the file.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "TIDL9002",
        "Contract file cannot be read",
        DiagnosticSeverity.Error,
        "The contract file '{0}' cannot be read.",
        "Check that it exists and is UTF-8 text.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [InternalError, Unreadable];
}
