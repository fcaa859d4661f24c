namespace TelOS.Runtime;

/// <summary>The root of exceptions that a Genode interface declares; they carry no data.</summary>
public class GenodeException : Exception
{
    /// <summary>Without further words.</summary>
    public GenodeException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public GenodeException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public GenodeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
