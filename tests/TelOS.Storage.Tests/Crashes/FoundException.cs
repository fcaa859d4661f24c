namespace TelOS.Storage.Tests;

/// <summary>The store broke its promise.</summary>
public sealed class FoundException : Exception
{
    public FoundException() { }

    public FoundException(string message) : base(message) { }

    public FoundException(string message, Exception innerException) : base(message, innerException) { }
}
