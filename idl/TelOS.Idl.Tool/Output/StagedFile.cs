namespace TelOS.Idl.Tool.Output;

/// <summary>New content of a file that lies beside it until it takes its place as a whole. Whatever happens before that, an interruption
/// of the process included, leaves the file as it was and nothing beside it.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private bool _done;

    private StagedFile(string target, string temporary)
    {
        _target = target;
        _temporary = temporary;
    }

    /// <summary>Writes content beside a file. A link is followed.</summary>
    /// <param name="path">The file, which need not exist; its folder must.</param>
    /// <param name="content">What it will hold.</param>
    /// <param name="durability">Whether the content must be on the disk before it takes its place.</param>
    /// <exception cref="IOException">It could not be written; nothing is left of it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; nothing is left of it.</exception>
    public static StagedFile Create(string path, ReadOnlySpan<byte> content, Durability durability)
    {
        string target = TargetOf(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        StagedFile staged = new(target, temporary);
        TemporaryFiles.Add(temporary);
        try
        {
            using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(content);
            if (durability == Durability.Disk)
            {
                stream.Flush(flushToDisk: true);
            }
        }
        catch
        {
            staged.Dispose();
            throw;
        }
        return staged;
    }

    /// <summary>The file that a path means: what a link leads to, there or not, or the path itself.</summary>
    public static string TargetOf(string path)
    {
        FileInfo file = new(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
    }

    /// <summary>Puts the content in its place; permissions of the existing file are kept.</summary>
    /// <exception cref="IOException">The file could not be replaced; the old content is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be replaced; the old content is still there.</exception>
    public void Commit()
    {
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
        }
        TemporaryFiles.Move(_temporary, _target);
        _done = true;
    }

    /// <summary>Removes the content unless it took its place.</summary>
    public void Dispose()
    {
        if (!_done)
        {
            _done = true;
            TemporaryFiles.Remove(_temporary);
        }
    }
}
