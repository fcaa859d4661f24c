namespace TelOS.Storage;

/// <summary>A block device did not do what it was asked for.</summary>
public sealed class BlockDeviceException : IOException
{
    /// <summary>Makes an exception without details.</summary>
    public BlockDeviceException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    public BlockDeviceException(string message) : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">Why.</param>
    public BlockDeviceException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Whether there was no room for what was to be written, as on a device whose blocks are provided when they are first used.</summary>
    public bool IsFull { get; init; }
}
