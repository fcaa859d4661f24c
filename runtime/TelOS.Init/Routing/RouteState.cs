namespace TelOS.Init;

/// <summary>What became of the route of an open session.</summary>
internal enum RouteState
{
    /// <summary>It is the same.</summary>
    Same,

    /// <summary>It leads elsewhere.</summary>
    Changed,

    /// <summary>It leads nowhere.</summary>
    Unavailable,
}
