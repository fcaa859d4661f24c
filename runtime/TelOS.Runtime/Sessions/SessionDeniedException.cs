namespace TelOS.Runtime;

/// <summary>A session could not be opened.</summary>
public sealed class SessionDeniedException : Exception
{
    /// <summary>Without further words.</summary>
    public SessionDeniedException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public SessionDeniedException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public SessionDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For a service and the error that it or a parent gave.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="error">Why.</param>
    public SessionDeniedException(string service, SessionError error)
        : this($"The session of '{service}' could not be opened: {error}.") => Error = error;

    /// <summary>Why.</summary>
    public SessionError Error { get; }
}
