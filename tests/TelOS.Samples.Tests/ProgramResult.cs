namespace TelOS.Samples.Tests;

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(int ExitCode, IReadOnlyList<string> Lines, string Errors);
