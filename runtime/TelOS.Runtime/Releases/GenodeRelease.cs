namespace TelOS.Runtime;

/// <summary>A release of Genode whose interfaces the runtime speaks. Between these two only the PD session differs on the wire.</summary>
public enum GenodeRelease
{
    /// <summary>The tagged release 26.02.</summary>
    Genode2602 = 2602,

    /// <summary>What Sculpt 26.04 is made of: its PD session can seal memory, and numbers what follows one higher.</summary>
    Sculpt2604 = 2604,
}
