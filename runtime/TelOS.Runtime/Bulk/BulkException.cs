using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>The shared buffer of a session could not be had, or not in the size that a value needs.</summary>
public sealed class BulkException : RpcException
{
    /// <summary>Without further words.</summary>
    public BulkException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public BulkException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public BulkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For an error of the server.</summary>
    /// <param name="error">Why.</param>
    /// <param name="size">Bytes that were needed.</param>
    public BulkException(BulkError error, long size)
        : this($"No shared buffer of {size} bytes: {error}.") => Error = error;

    /// <summary>Why.</summary>
    public BulkError Error { get; }
}
