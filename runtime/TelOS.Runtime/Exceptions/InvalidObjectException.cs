namespace TelOS.Runtime;

/// <summary>The capability names no object of the server any more (code -1).</summary>
public sealed class InvalidObjectException : RpcException
{
    /// <summary>Without further words.</summary>
    public InvalidObjectException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public InvalidObjectException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidObjectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
