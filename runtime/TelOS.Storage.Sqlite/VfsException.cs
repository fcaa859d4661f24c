namespace TelOS.Storage.Sqlite;

/// <summary>Something that SQLite is to be answered with a certain code.</summary>
#pragma warning disable CA1032, CA1064 // Never thrown beyond this assembly: callbacks make an answer of it.
internal sealed class VfsException(int code, string message) : IOException(message)
#pragma warning restore CA1032, CA1064
{
    public int Code { get; } = code;
}
