namespace TelOS.Host.Tool;

/// <summary>What can be read only once, in a file that is there as long as it is needed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private TemporaryFile(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Reads a stream to its end.</summary>
    public static TemporaryFile Of(Stream content)
    {
        using (content)
        {
            TemporaryFile file = new(System.IO.Path.GetTempFileName());
            using FileStream target = new(file.Path, FileMode.Create);
            content.CopyTo(target);
            return file;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
