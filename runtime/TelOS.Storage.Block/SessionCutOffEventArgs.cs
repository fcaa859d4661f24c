namespace TelOS.Storage.Block;

/// <summary>A client was cut off.</summary>
/// <param name="session">Its session, which ends.</param>
public sealed class SessionCutOffEventArgs(ServedSession session) : EventArgs
{
    /// <summary>Its session, which ends.</summary>
    public ServedSession Session { get; } = session;
}
