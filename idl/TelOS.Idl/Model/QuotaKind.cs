namespace TelOS.Idl.Model;

/// <summary>What a session donates to its server.</summary>
public enum QuotaKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Memory (<c>[quota(ram)]</c>).</summary>
    Ram,

    /// <summary>Capabilities (<c>[quota(caps)]</c>).</summary>
    Capabilities,
}
