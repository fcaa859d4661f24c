namespace TelOS.Idl.Tool.Output;

/// <summary>How certain it must be that new content survives a loss of power before it replaces the old one.</summary>
internal enum Durability
{
    /// <summary>The system writes it when it likes: for what can be generated again.</summary>
    Cache,

    /// <summary>It is on the disk: for what somebody wrote.</summary>
    Disk,
}
