namespace TelOS.Host.Tool;

/// <summary>How a run of the tool ends, unless the system that it ran says otherwise.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    public const int Fine = 0;

    /// <summary>The configuration has errors.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or a file cannot be read or written.</summary>
    public const int Unusable = 2;

    /// <summary>Ctrl-C ended it.</summary>
    public const int Interrupted = 130;
}
