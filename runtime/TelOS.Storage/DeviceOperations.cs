namespace TelOS.Storage;

/// <summary>Operations of a block device.</summary>
[Flags]
public enum DeviceOperations
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="IBlockDevice.Read"/>.</summary>
    Read = 1,

    /// <summary><see cref="IBlockDevice.Write"/>.</summary>
    Write = 2,

    /// <summary><see cref="IBlockDevice.Sync"/>.</summary>
    Sync = 4,

    /// <summary><see cref="IBlockDevice.Trim"/>.</summary>
    Trim = 8,

    /// <summary>Those that change what is on the device, or make it durable.</summary>
    Change = Write | Sync | Trim,

    /// <summary>All.</summary>
    All = Read | Change,
}
