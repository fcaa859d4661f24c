using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>Another transaction committed a change to what this one read or wrote. This one is over and nothing of it happened; do it again on
/// what is there now, as <see cref="LivingImage.Update(Action{ImageTransaction})"/> does by itself.</summary>
public sealed class ConflictException : ImageException
{
    /// <summary>Without further words.</summary>
    public ConflictException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public ConflictException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For something that was tried.</summary>
    /// <param name="error">What the store said.</param>
    /// <param name="action">What was tried, for people.</param>
    internal ConflictException(StoreError error, string action)
        : base(error, action)
    {
    }
}
