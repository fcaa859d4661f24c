namespace TelOS.Idl.Tool.Output;

/// <summary>Writes files so that a reader sees the old content or the new one, never a part, whatever happens in between.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces or creates a file. A link is followed, the permissions of an existing file are kept, and what is
    /// no ordinary file is written to as it is.</summary>
    /// <exception cref="IOException">It could not be written; the old content is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old content is still there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        bool isDevice = path.StartsWith("/dev/", StringComparison.Ordinal);
        string target = isDevice ? path : StagedFile.TargetOf(path);
        if (Directory.Exists(target))
        {
            throw new IOException("it is a folder");
        }
        if (File.Exists(target))
        {
            // Replacing needs no permission on the file itself, only on its folder; who made it read-only meant it.
            using FileStream existing = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (isDevice || !existing.CanSeek)
            {
                existing.Write(content);
                return;
            }
        }
        using StagedFile staged = StagedFile.Create(target, content, Durability.Disk);
        staged.Commit();
    }
}
