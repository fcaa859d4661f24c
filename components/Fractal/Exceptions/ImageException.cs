using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>The Living Image did not do what it was asked.</summary>
public class ImageException : Exception
{
    /// <summary>Without further words.</summary>
    public ImageException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public ImageException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ImageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For an error of the store.</summary>
    /// <param name="error">What the store said.</param>
    /// <param name="action">What was tried, for people.</param>
    public ImageException(StoreError error, string action)
        : this($"The store could not {action}: {error}.") => Error = error;

    /// <summary>What the store said, or 0 when it was not the store.</summary>
    public StoreError Error { get; protected init; }
}
