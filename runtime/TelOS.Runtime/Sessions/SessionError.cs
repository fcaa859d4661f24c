namespace TelOS.Runtime;

/// <summary>Why a session could not be opened: Genode's `Session_error`.</summary>
public enum SessionError
{
    /// <summary>No such service, or the service does not want this client.</summary>
    Denied = 0,

    /// <summary>The client's parent has no memory left for it.</summary>
    OutOfRam = 1,

    /// <summary>The client's parent has no capabilities left for it.</summary>
    OutOfCaps = 2,

    /// <summary>The server asks for a larger donation of memory.</summary>
    InsufficientRam = 3,

    /// <summary>The server asks for a larger donation of capabilities.</summary>
    InsufficientCaps = 4,
}
