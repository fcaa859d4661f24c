namespace TelOS.Idl.Diagnostics;

/// <summary>Findings about sessions, shared buffers, signals: the block TIDL04.</summary>
internal static class SessionDiagnostics
{
    /// <summary>{0} is the session, {1} a service name.</summary>
    public static readonly DiagnosticDescriptor ServiceMissing = new(
        "TIDL0401",
        "Session without service",
        DiagnosticSeverity.Error,
        "The session '{0}' has no service name.",
        "Write 'service \"{1}\"' behind its name.");

    /// <summary>{0} is the name.</summary>
    public static readonly DiagnosticDescriptor ServiceName = new(
        "TIDL0402",
        "Spelling of a service name",
        DiagnosticSeverity.Error,
        "\"{0}\" cannot be the name of a service.",
        "Use a capital letter, then up to 30 small letters, digits and underscores.");

    /// <summary>{0} is the session.</summary>
    public static readonly DiagnosticDescriptor VersionMissing = new(
        "TIDL0403",
        "Session without version",
        DiagnosticSeverity.Error,
        "The session '{0}' has no version.",
        "Write 'version 1.0' before its brace.");

    /// <summary>{0} is the version.</summary>
    public static readonly DiagnosticDescriptor VersionRange = new(
        "TIDL0404",
        "Version out of range",
        DiagnosticSeverity.Error,
        "The version {0} is not possible.",
        "Use numbers from 0 to 65535.");

    /// <summary>{0} is the ordinal, {1} its owner, {2} the first free one.</summary>
    public static readonly DiagnosticDescriptor OrdinalTooLow = new(
        "TIDL0405",
        "Ordinal that is not free",
        DiagnosticSeverity.Error,
        "The ordinal {0} belongs to {1}.",
        "Begin with @{2}.");

    /// <summary>{0} is the ordinal, {1} a line, {2} a free one.</summary>
    public static readonly DiagnosticDescriptor OrdinalTaken = new(
        "TIDL0406",
        "Ordinal that is taken",
        DiagnosticSeverity.Error,
        "The ordinal {0} is already used in line {1}.",
        "Use the next free one, @{2}.");

    /// <summary>{0} is the ordinal, {1} what it follows, {2} the expected one.</summary>
    public static readonly DiagnosticDescriptor OrdinalGap = new(
        "TIDL0407",
        "Gap before an ordinal",
        DiagnosticSeverity.Error,
        "The ordinal {0} follows {1}, and an ordinal is a position.",
        "Write @{2}, or declare what is missing, removed methods as '@{2} reserved;'.");

    /// <summary>{0} is the interface, {1} the base, {2} the reason.</summary>
    public static readonly DiagnosticDescriptor BadBase = new(
        "TIDL0408",
        "Base that cannot be extended",
        DiagnosticSeverity.Error,
        "'{0}' cannot extend '{1}': {2}.",
        "Extend another interface, or return it as a capability.");

    /// <summary>{0} is the interface.</summary>
    public static readonly DiagnosticDescriptor BaseCycle = new(
        "TIDL0409",
        "Interface that extends itself",
        DiagnosticSeverity.Error,
        "'{0}' extends itself.",
        "Break the circle.");

    /// <summary>{0} is the section, {1} the setting, {2} what it has.</summary>
    public static readonly DiagnosticDescriptor UnknownSetting = new(
        "TIDL0411",
        "Unknown setting",
        DiagnosticSeverity.Error,
        "The section '{0}' has no setting '{1}'.",
        "Write {2}.");

    /// <summary>{0} is the section, {1} the setting.</summary>
    public static readonly DiagnosticDescriptor SettingMissing = new(
        "TIDL0412",
        "Missing setting",
        DiagnosticSeverity.Error,
        "The section '{0}' lacks '{1}'.",
        "Write '{1}: ...;'.");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor ArgumentType = new(
        "TIDL0413",
        "Type of a session argument",
        DiagnosticSeverity.Error,
        "A session argument cannot be of type '{0}'.",
        "Use 'bool', an integer or 'string<n>'.");

    /// <summary>{0} is the argument, {1} the key.</summary>
    public static readonly DiagnosticDescriptor ArgumentTaken = new(
        "TIDL0414",
        "Session argument that every session has",
        DiagnosticSeverity.Error,
        "The argument '{0}' becomes the key '{1}', which every session has.",
        "Choose another name.");

    /// <summary>{0} is the session, {1} the characters.</summary>
    public static readonly DiagnosticDescriptor ArgumentsTooLong = new(
        "TIDL0415",
        "Session arguments that are too long",
        DiagnosticSeverity.Error,
        "The arguments of '{0}' can need {1} characters, and an argument string has 159; the rest would be lost.",
        "Use shorter names or smaller strings.");

    /// <summary>{0} is the session, {1} the characters, {2} the rest.</summary>
    public static readonly DiagnosticDescriptor LittleForLabel = new(
        "TIDL0416",
        "Little room for a label",
        DiagnosticSeverity.Warning,
        "The arguments of '{0}' can need {1} of 159 characters, which leaves {2} for the label.",
        "Use shorter names or smaller strings.");

    /// <summary>{0} is the method, {1} the session.</summary>
    public static readonly DiagnosticDescriptor BulkSectionMissing = new(
        "TIDL0417",
        "Bulk without a buffer",
        DiagnosticSeverity.Error,
        "'{0}' uses 'bulk', and the session '{1}' has no buffer.",
        "Write 'bulk {{ size: 64 KiB; max: 1 MiB; }}' in the session.");

    /// <summary>{0} is the interface, {1} what it is.</summary>
    public static readonly DiagnosticDescriptor BulkOutsideSession = new(
        "TIDL0418",
        "Bulk outside a session",
        DiagnosticSeverity.Error,
        "'bulk' cannot be used by '{0}', which is {1}.",
        "Use it in a session of your own, or pass a dataspace.");

    /// <summary>{0} is the session, {1} the size, {2} the maximum.</summary>
    public static readonly DiagnosticDescriptor BulkMaximum = new(
        "TIDL0419",
        "Buffer above its maximum",
        DiagnosticSeverity.Error,
        "The buffer of '{0}' starts with {1} bytes, above its maximum of {2}.",
        "Raise 'max', or lower 'size'.");

    /// <summary>{0} is the signal, {1} the name, {2} the problem.</summary>
    public static readonly DiagnosticDescriptor SignalTarget = new(
        "TIDL0420",
        "Method that a signal names",
        DiagnosticSeverity.Error,
        "The signal '{0}' names '{1}', which {2}.",
        "Name a method of the same interface that takes no parameters.");

    /// <summary>{0} is the member, {1} its version, {2} the session, {3} its version.</summary>
    public static readonly DiagnosticDescriptor SinceTooHigh = new(
        "TIDL0421",
        "Newer than its session",
        DiagnosticSeverity.Error,
        "'{0}' exists since minor version {1}, and the session '{2}' has {3}.",
        "Raise the session's version, or lower 'since'.");

    /// <summary>{0} is the name.</summary>
    public static readonly DiagnosticDescriptor CompilerFunction = new(
        "TIDL0422",
        "Name of the compiler",
        DiagnosticSeverity.Error,
        "The name '{0}' belongs to a function that every session has.",
        "Choose another name.");

    /// <summary>{0} is the service, {1} the other session.</summary>
    public static readonly DiagnosticDescriptor SameService = new(
        "TIDL0423",
        "Service that is declared twice",
        DiagnosticSeverity.Error,
        "The service \"{0}\" is also declared by '{1}'.",
        "Give one of them another name.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ServiceMissing,
        ServiceName,
        VersionMissing,
        VersionRange,
        OrdinalTooLow,
        OrdinalTaken,
        OrdinalGap,
        BadBase,
        BaseCycle,
        UnknownSetting,
        SettingMissing,
        ArgumentType,
        ArgumentTaken,
        ArgumentsTooLong,
        LittleForLabel,
        BulkSectionMissing,
        BulkOutsideSession,
        BulkMaximum,
        SignalTarget,
        SinceTooHigh,
        CompilerFunction,
        SameService,
    ];
}
