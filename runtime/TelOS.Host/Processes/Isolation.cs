namespace TelOS.Host;

/// <summary>How namespaces are had.</summary>
internal enum Isolation
{
    /// <summary>The host may make them.</summary>
    Privileged,

    /// <summary>In a namespace of users, in which anybody may make them.</summary>
    Unprivileged,

    /// <summary>Not at all.</summary>
    None,
}
