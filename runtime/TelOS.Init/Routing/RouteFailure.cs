namespace TelOS.Init;

/// <summary>Why a session has no server.</summary>
public enum RouteFailure
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>A rule is about the session, and none of its targets can serve it.</summary>
    Denied,

    /// <summary>No rule leads to a server.</summary>
    NoRoute,

    /// <summary>There are no rules at all.</summary>
    NoRules,
}
