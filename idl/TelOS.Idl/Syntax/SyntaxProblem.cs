using TelOS.Idl.Diagnostics;

namespace TelOS.Idl.Syntax;

/// <summary>A kind of syntax error with what fills its sentences.</summary>
internal readonly struct SyntaxProblem(DiagnosticDescriptor descriptor, params string[] arguments)
{
    /// <summary>The kind.</summary>
    internal DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>What fills the holes of its sentences.</summary>
    internal string[] Arguments { get; } = arguments;
}
