namespace TelOS.Idl.Model;

/// <summary><c>bulk { size: 64 KiB; max: 16 MiB; }</c></summary>
/// <param name="Size">Bytes of the buffer at the start.</param>
/// <param name="Max">Bytes it may grow to.</param>
public sealed record BulkBuffer(long Size, long Max);
