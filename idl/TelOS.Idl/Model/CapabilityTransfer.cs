namespace TelOS.Idl.Model;

/// <summary>What happens to the sender's reference when a capability is passed.</summary>
public enum CapabilityTransfer
{
    /// <summary>Both sides have one afterwards, as in Genode.</summary>
    Copy,

    /// <summary><c>move</c>: the sender gives its own up.</summary>
    Move,

    /// <summary><c>borrow</c>: the receiver gives its own back when the call returns.</summary>
    Borrow,
}
