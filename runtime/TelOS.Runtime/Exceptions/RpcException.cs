namespace TelOS.Runtime;

/// <summary>A call that could not be carried out; the contract's own errors are values, not exceptions.</summary>
public class RpcException : Exception
{
    /// <summary>Without further words.</summary>
    public RpcException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public RpcException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public RpcException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
