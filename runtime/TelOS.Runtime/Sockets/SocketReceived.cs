namespace TelOS.Runtime;

/// <summary>What came out of a socket.</summary>
internal enum SocketReceived
{
    /// <summary>Nothing, and waiting was not wanted or failed.</summary>
    Nothing,

    /// <summary>A message.</summary>
    Message,

    /// <summary>Less than a header: a wake-up, the end of a connection, or nonsense.</summary>
    Fragment,

    /// <summary>A datagram that is no message: too long, or its descriptors are not those that it names.</summary>
    Malformed,
}
