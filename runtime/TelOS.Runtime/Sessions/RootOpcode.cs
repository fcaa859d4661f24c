namespace TelOS.Runtime;

/// <summary>The functions of Genode's `Root`.</summary>
internal static class RootOpcode
{
    /// <summary>Creates a session: arguments and affinity, to a capability or an error.</summary>
    public const ulong Session = 0;

    /// <summary>Donates more: the session's capability and arguments.</summary>
    public const ulong Upgrade = 1;

    /// <summary>Ends a session: its capability.</summary>
    public const ulong Close = 2;
}
