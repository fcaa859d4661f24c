namespace TelOS.Runtime.Bulk;

/// <summary>Why the shared buffer could not be had.</summary>
public enum BulkError : uint
{
    /// <summary>The session has no shared buffer.</summary>
    Unsupported = 0,

    /// <summary>The size is above the contract's maximum.</summary>
    TooLarge = 1,

    /// <summary>The client's donation of memory does not suffice.</summary>
    OutOfRam = 2,

    /// <summary>The client's donation of capabilities does not suffice.</summary>
    OutOfCaps = 3,

    /// <summary>No result waits to be fetched.</summary>
    NothingWaits = 4,
}
