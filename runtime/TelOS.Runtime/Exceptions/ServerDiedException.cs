namespace TelOS.Runtime;

/// <summary>The server went away before it answered.</summary>
public sealed class ServerDiedException : RpcException
{
    /// <summary>Without further words.</summary>
    public ServerDiedException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public ServerDiedException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ServerDiedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
