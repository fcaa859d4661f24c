namespace TelOS.Fractal;

/// <summary>What was to be imported cannot be meant. Nothing of it is in the image.</summary>
public sealed class ImportException : IOException
{
    /// <summary>An exception without more to say.</summary>
    public ImportException() : this("What was to be imported cannot be read.") { }

    /// <summary>An exception that says what is wrong.</summary>
    /// <param name="message">What.</param>
    public ImportException(string message) : base(message) { }

    /// <summary>An exception that says what is wrong.</summary>
    /// <param name="message">What.</param>
    /// <param name="innerException">Why.</param>
    public ImportException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>An exception that says where what is wrong.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="innerException">Why.</param>
    public ImportException(long line, string message, Exception? innerException = null) : base($"Line {line}: {message}", innerException) => Line = line;

    /// <summary>The line, from 1; 0 when it is about none of them.</summary>
    public long Line { get; }
}
