namespace TelOS.Storage;

/// <summary>Something that goes wrong at one operation of a <see cref="FaultyBlockDevice"/>.</summary>
public enum DeviceFault
{
    /// <summary>The operation fails (F5). Of a write, the first blocks may have been written; a sync loses some of what it was to write.</summary>
    Error,

    /// <summary>A write fails because the device is full (F6).</summary>
    Full,

    /// <summary>Power fails: this operation and all after it fail, until <see cref="FaultyBlockDevice.LosePower(PowerLoss)"/>.</summary>
    PowerCut,

    /// <summary>A sync says that it succeeded and makes nothing durable, nor does any after it (F7).</summary>
    Lie,

    /// <summary>A write says that it succeeded, and the blocks keep their old content (F8).</summary>
    LostWrite,

    /// <summary>A write goes to other blocks (F8).</summary>
    MisdirectedWrite,
}
