namespace TelOS.Idl.Model;

/// <summary>Why a range of a struct carries no field.</summary>
public enum ReservedKind
{
    /// <summary>Written as <c>pad n</c>.</summary>
    Pad,

    /// <summary>Written as <c>reserve n</c>: later versions may put fields there.</summary>
    Reserve,

    /// <summary>Inserted by <c>[layout(natural)]</c>.</summary>
    Implicit,
}
