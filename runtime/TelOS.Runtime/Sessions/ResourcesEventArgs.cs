namespace TelOS.Runtime;

/// <summary>Amounts of what components have quotas of.</summary>
/// <param name="ram">Bytes of memory.</param>
/// <param name="caps">Capabilities.</param>
public sealed class ResourcesEventArgs(ulong ram, ulong caps) : EventArgs
{
    /// <summary>Bytes of memory.</summary>
    public ulong Ram { get; } = ram;

    /// <summary>Capabilities.</summary>
    public ulong Caps { get; } = caps;
}
