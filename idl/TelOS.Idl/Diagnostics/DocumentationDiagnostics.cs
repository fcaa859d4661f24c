namespace TelOS.Idl.Diagnostics;

/// <summary>Findings about documentation and lint: the block TIDL05.</summary>
internal static class DocumentationDiagnostics
{
    /// <summary>{0} is the name.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = new(
        "TIDL0501",
        "Documentation of no parameter",
        DiagnosticSeverity.Warning,
        "'@param {0}' names no parameter.",
        "Name a parameter, or remove the line.");

    /// <summary>{0} is the name.</summary>
    public static readonly DiagnosticDescriptor ParameterTwice = new(
        "TIDL0502",
        "Parameter documented twice",
        DiagnosticSeverity.Warning,
        "The parameter '{0}' is already documented.",
        "Put both texts into one.");

    /// <summary>A result is documented where there is none.</summary>
    public static readonly DiagnosticDescriptor ReturnsNothing = new(
        "TIDL0503",
        "Documentation of no result",
        DiagnosticSeverity.Warning,
        "'@returns' describes a result, and there is none.",
        "Remove the line.");

    /// <summary>{0} is the tag.</summary>
    public static readonly DiagnosticDescriptor UnknownTag = new(
        "TIDL0504",
        "Unknown documentation tag",
        DiagnosticSeverity.Warning,
        "There is no documentation tag '@{0}'.",
        "Use '@param' and '@returns', or write the word in backticks.");

    /// <summary>'usize' is used outside '[genode]'.</summary>
    public static readonly DiagnosticDescriptor MachineWord = new(
        "TIDL0505",
        "Size that depends on the machine",
        DiagnosticSeverity.Warning,
        "'usize' is as long as the machine's word, and differs between machines.",
        "Write 'u64', or 'u32'.");

    /// <summary>{0} is the session.</summary>
    public static readonly DiagnosticDescriptor BulkUnused = new(
        "TIDL0506",
        "Buffer without use",
        DiagnosticSeverity.Warning,
        "The session '{0}' has a shared buffer, and no method uses 'bulk'.",
        "Remove the section 'bulk'.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownParameter,
        ParameterTwice,
        ReturnsNothing,
        UnknownTag,
        MachineWord,
        BulkUnused,
    ];
}
