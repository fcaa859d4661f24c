namespace TelOS.Runtime;

/// <summary>The server answered something that the contract does not allow.</summary>
public sealed class MalformedReplyException : RpcException
{
    /// <summary>Without further words.</summary>
    public MalformedReplyException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public MalformedReplyException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public MalformedReplyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
