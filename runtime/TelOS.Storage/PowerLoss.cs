namespace TelOS.Storage;

/// <summary>What a power failure does to the blocks that were written and not yet synced.</summary>
public enum PowerLoss
{
    /// <summary>None of them was written (F1).</summary>
    Drop,

    /// <summary>Any of them were written, the others not (F2).</summary>
    Subset,

    /// <summary>The first so many were written, and of the next one some sectors (F3).</summary>
    Torn,

    /// <summary>Any of them were written, and sectors that were on their way hold garbage (F4).</summary>
    Garbage,

    /// <summary>The first so many were written, in their order: what a device leaves whose cache is in order.</summary>
    Prefix,
}
