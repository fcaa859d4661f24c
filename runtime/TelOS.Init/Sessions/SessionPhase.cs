namespace TelOS.Init;

/// <summary>How far a session is.</summary>
internal enum SessionPhase
{
    /// <summary>The server has yet to make it.</summary>
    CreateRequested,

    /// <summary>It is there, and the client has yet to fetch it.</summary>
    Available,

    /// <summary>The client has it.</summary>
    HandedOut,

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
