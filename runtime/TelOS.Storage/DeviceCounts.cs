namespace TelOS.Storage;

/// <summary>What a device was asked for, ever since it was made.</summary>
/// <param name="Reads">Calls of <see cref="IBlockDevice.Read"/>.</param>
/// <param name="Writes">Calls of <see cref="IBlockDevice.Write"/>.</param>
/// <param name="Syncs">Calls of <see cref="IBlockDevice.Sync"/>.</param>
/// <param name="Trims">Calls of <see cref="IBlockDevice.Trim"/>.</param>
/// <param name="BlocksRead">Blocks that were read.</param>
/// <param name="BlocksWritten">Blocks that were written.</param>
public readonly record struct DeviceCounts(long Reads, long Writes, long Syncs, long Trims, long BlocksRead, long BlocksWritten);
