namespace TelOS.Storage.Sqlite;

/// <summary>What the database held when it was last made durable, and which part of the log was in it then.</summary>
/// <param name="Number">Counts them. A log belongs to the checkpoint on which it began.</param>
/// <param name="Pages">Pages that the map has.</param>
/// <param name="MapRoot">What the checksums of all pages come to.</param>
/// <param name="LogSalt">The log that it was made from.</param>
/// <param name="LogBase">The checkpoint on which that log began.</param>
/// <param name="LogLength">Bytes of that log that were durable, all of which had been copied, or more.</param>
internal sealed record Checkpoint(ulong Number, long Pages, ulong MapRoot, ulong LogSalt, ulong LogBase, long LogLength)
{
    /// <summary>The checkpoint on which a log of that salt began, if it belongs to this image.</summary>
    public ulong BaseOf(ulong salt) => salt == LogSalt ? LogBase : Number;

    /// <summary>How much of a log of that salt is in the database already.</summary>
    public long CopiedOf(ulong salt) => salt == LogSalt ? LogLength : 0;
}
