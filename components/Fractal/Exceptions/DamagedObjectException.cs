using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>An object is there and cannot be read: its bytes are no object of this format, or not what was once written. It is left as it is; nothing can be
/// written over it by this library, except that it can be deleted.</summary>
public sealed class DamagedObjectException : ImageException
{
    /// <summary>Without further words.</summary>
    public DamagedObjectException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public DamagedObjectException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public DamagedObjectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For an object.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="innerException">What the reader said, if it was the reader.</param>
    public DamagedObjectException(ObjectId id, string reason, Exception? innerException = null)
        : base($"Object #{id.Value} cannot be read: {reason}", innerException!)
    {
        Error = StoreError.Damaged;
        Id = id;
    }

    /// <summary>The object's identity.</summary>
    public ObjectId Id { get; }
}
