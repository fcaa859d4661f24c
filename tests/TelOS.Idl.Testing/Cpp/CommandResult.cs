namespace TelOS.Idl.Testing.Cpp;

/// <summary>What a program did.</summary>
/// <param name="ExitCode">Its exit code; above 128 the number of the signal that ended it.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors);
