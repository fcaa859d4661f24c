namespace TelOS.Host;

/// <summary>How far a session between two components is.</summary>
internal enum SessionPhase
{
    /// <summary>The server has yet to make it.</summary>
    CreateRequested,

    /// <summary>It is there.</summary>
    Available,

    /// <summary>The server has yet to hear of more quota.</summary>
    UpgradeRequested,

    /// <summary>The server has yet to end it.</summary>
    CloseRequested,

    /// <summary>The server does not want the client.</summary>
    Denied,

    /// <summary>The server wants more memory.</summary>
    InsufficientRam,

    /// <summary>The server wants more capabilities.</summary>
    InsufficientCaps,

    /// <summary>It is over.</summary>
    Closed,
}
