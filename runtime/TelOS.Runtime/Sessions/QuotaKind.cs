namespace TelOS.Runtime;

/// <summary>What a client donates to a session.</summary>
public enum QuotaKind
{
    /// <summary>Bytes of memory.</summary>
    Ram = 0,

    /// <summary>Capabilities.</summary>
    Caps = 1,
}
