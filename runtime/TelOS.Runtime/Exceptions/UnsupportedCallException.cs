namespace TelOS.Runtime;

/// <summary>The server has no such function, or refused the arguments (code -2).</summary>
public sealed class UnsupportedCallException : RpcException
{
    /// <summary>Without further words.</summary>
    public UnsupportedCallException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public UnsupportedCallException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public UnsupportedCallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
