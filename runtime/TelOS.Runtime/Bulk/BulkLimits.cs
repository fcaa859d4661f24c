namespace TelOS.Runtime;

/// <summary>The size of a session's shared buffer, as its contract declares it.</summary>
/// <param name="Size">Bytes at the beginning.</param>
/// <param name="Max">Bytes that no value and no buffer exceeds.</param>
public readonly record struct BulkLimits(long Size, long Max);
