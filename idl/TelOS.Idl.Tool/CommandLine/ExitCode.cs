namespace TelOS.Idl.Tool.CommandLine;

/// <summary>How a run ends.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    public const int Fine = 0;

    /// <summary>Contracts have errors, or are not formatted.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, an input cannot be read or an output cannot be written.</summary>
    public const int Unusable = 2;
}
