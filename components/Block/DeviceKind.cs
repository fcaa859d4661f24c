namespace TelOS.Components.Block;

/// <summary>What a device keeps its blocks in.</summary>
internal enum DeviceKind
{
    File,
    Memory,

    /// <summary>Memory, with the faults of a disk.</summary>
    Faulty,
}
