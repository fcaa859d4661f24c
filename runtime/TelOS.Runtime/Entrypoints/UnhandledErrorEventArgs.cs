namespace TelOS.Runtime;

/// <summary>An exception that left the code of a server.</summary>
/// <param name="error">The exception.</param>
public sealed class UnhandledErrorEventArgs(Exception error) : EventArgs
{
    /// <summary>The exception.</summary>
    public Exception Error { get; } = error;
}
