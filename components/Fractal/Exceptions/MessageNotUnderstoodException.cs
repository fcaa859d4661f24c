namespace TelOS.Fractal;

/// <summary>Neither an object nor what it delegates to understands a message, and nobody took it up.</summary>
public sealed class MessageNotUnderstoodException : ImageException
{
    /// <summary>Without further words.</summary>
    public MessageNotUnderstoodException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public MessageNotUnderstoodException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public MessageNotUnderstoodException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For a message.</summary>
    /// <param name="receiver">Who got it.</param>
    /// <param name="selector">Its name.</param>
    public MessageNotUnderstoodException(ImageObject receiver, string selector)
        : this($"Object #{receiver.Id.Value} does not understand '{selector}'.")
    {
        Receiver = receiver;
        Selector = selector;
    }

    /// <summary>Who got it.</summary>
    public ImageObject? Receiver { get; }

    /// <summary>The name of the message.</summary>
    public string Selector { get; } = string.Empty;
}
