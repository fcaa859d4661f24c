using Genode.Block;

namespace TelOS.Storage.Block;

/// <summary>What a client may have: a device, or a part of one.</summary>
/// <param name="Device">The device.</param>
/// <param name="Offset">The first block of the part.</param>
/// <param name="Count">Blocks of the part, at least 1.</param>
/// <param name="IsWriteable">Whether the client may write, as far as the device can be written.</param>
/// <exception cref="ArgumentOutOfRangeException">The part is empty, or not inside the device.</exception>
public sealed record BlockGrant(ServedDevice Device, long Offset, long Count, bool IsWriteable)
{
    /// <summary>The first block of the part.</summary>
    public long Offset { get; } = Offset >= 0 && Offset < Device.BlockCount
        ? Offset
        : throw new ArgumentOutOfRangeException(nameof(Offset), Offset, $"The device has {Device.BlockCount} blocks.");

    /// <summary>Blocks of the part.</summary>
    public long Count { get; } = Count >= 1 && Count <= Device.BlockCount - Offset
        ? Count
        : throw new ArgumentOutOfRangeException(nameof(Count), Count, $"The device has {Device.BlockCount} blocks.");

    /// <summary>Whether the client may write.</summary>
    public bool IsWriteable { get; } = IsWriteable && Device.IsWriteable;

    /// <summary>What of it a client asks for.</summary>
    /// <param name="arguments">Its session's arguments: they can take away, and never add.</param>
    /// <returns>Null when nothing is left.</returns>
    internal BlockGrant? Constrain(BlockArguments arguments)
    {
        if (arguments.Offset >= (ulong)Count)
        {
            return null;
        }

        var rest = Count - (long)arguments.Offset;
        var count = arguments.NumBlocks == 0 ? rest : (long)Math.Min(arguments.NumBlocks, (ulong)rest);
        return new BlockGrant(Device, Offset + (long)arguments.Offset, count, IsWriteable && arguments.Writeable);
    }
}
