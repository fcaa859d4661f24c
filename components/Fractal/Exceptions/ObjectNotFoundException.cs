using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>There is no such object, or no such root.</summary>
public sealed class ObjectNotFoundException : ImageException
{
    /// <summary>Without further words.</summary>
    public ObjectNotFoundException()
    {
    }

    /// <summary>With words for the reader of a log.</summary>
    /// <param name="message">What happened.</param>
    public ObjectNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ObjectNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For an identity.</summary>
    /// <param name="id">The identity.</param>
    public ObjectNotFoundException(ObjectId id)
        : this($"There is no object #{id.Value}.")
    {
        Error = StoreError.NotFound;
        Id = id;
    }

    /// <summary>The identity, 0 when a root was looked for.</summary>
    public ObjectId Id { get; }
}
