namespace TelOS.Init;

/// <summary>How far a session at the parent is.</summary>
internal enum UpstreamPhase
{
    /// <summary>The parent has yet to answer.</summary>
    Pending,

    /// <summary>It is there.</summary>
    Open,

    /// <summary>It cannot be had.</summary>
    Failed,

    /// <summary>The server has yet to hear of more quota.</summary>
    UpgradePending,

    /// <summary>The server has yet to end it.</summary>
    Closing,

    /// <summary>It is over, and its quota is back.</summary>
    Closed,
}
