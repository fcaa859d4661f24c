using Genode.Block;

namespace TelOS.Storage.Block;

/// <summary>A device did not do what it was asked for.</summary>
/// <param name="operation">What it was asked for.</param>
/// <param name="error">Why it was not done.</param>
public sealed class DeviceFailedEventArgs(BlockOperation operation, Exception error) : EventArgs
{
    /// <summary>What it was asked for.</summary>
    public BlockOperation Operation { get; } = operation;

    /// <summary>Why it was not done.</summary>
    public Exception Error { get; } = error;
}
