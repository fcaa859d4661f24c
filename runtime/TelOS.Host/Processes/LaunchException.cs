using System.Runtime.InteropServices;

namespace TelOS.Host;

/// <summary>A process could not be started as it was to be.</summary>
internal sealed class LaunchException : IOException
{
    public LaunchException()
    {
    }

    public LaunchException(string message)
        : base(message)
    {
    }

    public LaunchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A step failed.</summary>
    /// <param name="program">What was to be started.</param>
    /// <param name="purpose">What the step was for; empty for the execution of the program.</param>
    /// <param name="error">The system's error number.</param>
    public LaunchException(string program, string purpose, int error)
        : base($"'{program}' cannot be started: {(purpose.Length == 0 ? "" : $"{purpose}: ")}{Marshal.GetPInvokeErrorMessage(error)}.")
    {
        Purpose = purpose;
        Error = error;
    }

    /// <summary>What could not be done; empty when the program itself could not be executed.</summary>
    public string Purpose { get; } = "";

    /// <summary>The system's error number.</summary>
    public int Error { get; }
}
