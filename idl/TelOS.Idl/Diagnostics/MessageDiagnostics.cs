namespace TelOS.Idl.Diagnostics;

/// <summary>Findings about limits of RPC: the block TIDL03.</summary>
internal static class MessageDiagnostics
{
    /// <summary>{0} is the method, {1} the number.</summary>
    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "TIDL0301",
        "Too many parameters",
        DiagnosticSeverity.Error,
        "'{0}' has {1} parameters, and a call carries at most 7.",
        "Put some of them into a struct.");

    /// <summary>{0} is the method, {1} request or reply, {2} the number.</summary>
    public static readonly DiagnosticDescriptor TooManyCapabilities = new(
        "TIDL0302",
        "Too many capabilities",
        DiagnosticSeverity.Error,
        "The {1} of '{0}' carries {2} capabilities, and a message has room for 4; Genode drops the others silently.",
        "Pass them in several calls.");

    /// <summary>{0} is the method, {1} the bytes.</summary>
    public static readonly DiagnosticDescriptor RequestTooLarge = new(
        "TIDL0303",
        "Request that is too large",
        DiagnosticSeverity.Error,
        "The request of '{0}' needs {1} bytes, and a message has 1024; Genode drops the rest silently.",
        "Lower the bounds, or send it as 'bulk'.");

    /// <summary>{0} is the method, {1} the bytes.</summary>
    public static readonly DiagnosticDescriptor ReplyTooLarge = new(
        "TIDL0304",
        "Reply that is too large",
        DiagnosticSeverity.Error,
        "The reply of '{0}' needs {1} bytes, and a message has 1024; Genode drops the rest silently.",
        "Lower the bounds, or return it as 'bulk'.");

    /// <summary>{0} is the method, {1} request or reply, {2} the bytes, {3} the kernels.</summary>
    public static readonly DiagnosticDescriptor NotPortableSize = new(
        "TIDL0305",
        "Message that some kernels cannot carry",
        DiagnosticSeverity.Warning,
        "The {1} of '{0}' needs {2} bytes, which {3} cannot carry.",
        "Stay at 480 bytes, or send it as 'bulk'.");

    /// <summary>{0} is the method, {1} request or reply, {2} the number.</summary>
    public static readonly DiagnosticDescriptor NotPortableCapabilities = new(
        "TIDL0306",
        "Capabilities that some kernels cannot carry",
        DiagnosticSeverity.Warning,
        "The {1} of '{0}' carries {2} capabilities, and seL4 carries one in a message.",
        "Pass them in several calls.");

    /// <summary>{0} is the method, {1} request or reply, {2} the bytes.</summary>
    public static readonly DiagnosticDescriptor MaximumTooLarge = new(
        "TIDL0307",
        "Maximum that does not fit a message",
        DiagnosticSeverity.Info,
        "The {1} of '{0}' needs {2} bytes when its buffers are full, and a message has 1024.",
        "Send less than the buffers' bounds allow.");

    /// <summary>{0} is the method, {1} the type.</summary>
    public static readonly DiagnosticDescriptor ResultIsError = new(
        "TIDL0308",
        "Result and error of one type",
        DiagnosticSeverity.Error,
        "'{0}' returns '{1}' and fails with '{1}'; the two must differ.",
        "Return 'void', or another type.");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor NotAnError = new(
        "TIDL0309",
        "Failure that is not an error",
        DiagnosticSeverity.Error,
        "'{0}' cannot be what a method fails with.",
        "Declare it with 'error'.");

    /// <summary>{0} is the type.</summary>
    public static readonly DiagnosticDescriptor InOutType = new(
        "TIDL0310",
        "Parameter that cannot travel back",
        DiagnosticSeverity.Error,
        "'{0}' cannot be 'inout'.",
        "Return it as the result.");

    /// <summary>A new interface throws.</summary>
    public static readonly DiagnosticDescriptor ThrowsOutsideGenode = new(
        "TIDL0311",
        "Exceptions of a new interface",
        DiagnosticSeverity.Error,
        "'throws' is for descriptions of Genode's interfaces.",
        "Write 'or' and an error.");

    /// <summary>{0} is the exception.</summary>
    public static readonly DiagnosticDescriptor ThrownTwice = new(
        "TIDL0312",
        "Exception listed twice",
        DiagnosticSeverity.Error,
        "The exception '{0}' is already in the list.",
        "Remove one of the two.");

    /// <summary>All of this block, in order.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        TooManyParameters,
        TooManyCapabilities,
        RequestTooLarge,
        ReplyTooLarge,
        NotPortableSize,
        NotPortableCapabilities,
        MaximumTooLarge,
        ResultIsError,
        NotAnError,
        InOutType,
        ThrowsOutsideGenode,
        ThrownTwice,
    ];
}
