namespace TelOS.ObjectStore.Engine;

/// <summary>Why the store did not do what it was asked.</summary>
public sealed class StoreException : IOException
{
    /// <summary>An exception without more to say.</summary>
    public StoreException() : this(StoreError.StorageFailed) { }

    /// <summary>An exception that says what happened.</summary>
    /// <param name="message">What.</param>
    public StoreException(string message) : this(StoreError.StorageFailed, message) { }

    /// <summary>An exception that says what happened.</summary>
    /// <param name="message">What.</param>
    /// <param name="innerException">Why.</param>
    public StoreException(string message, Exception? innerException) : this(StoreError.StorageFailed, message, innerException) { }

    /// <summary>An exception that says what happened.</summary>
    /// <param name="error">What a client learns of it.</param>
    /// <param name="message">What, for a person; the error's name when null.</param>
    /// <param name="innerException">Why.</param>
    public StoreException(StoreError error, string? message = null, Exception? innerException = null)
        : base(message ?? $"The store answered {error}.", innerException) => Error = error;

    /// <summary>What a client learns of it.</summary>
    public StoreError Error { get; }
}
