namespace TelOS.Runtime;

/// <summary>The core that a component meets is of no release that the runtime speaks, or of another than the component was told.</summary>
public sealed class GenodeReleaseException : RpcException
{
    /// <summary>Without further words.</summary>
    public GenodeReleaseException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened, in one line.</param>
    public GenodeReleaseException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened, in one line.</param>
    /// <param name="innerException">The cause.</param>
    public GenodeReleaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
