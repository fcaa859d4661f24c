namespace TelOS.Idl.Tool.Watching;

/// <summary>How a file is, as far as it can be seen without reading it.</summary>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was written last.</param>
internal readonly record struct FileState(bool Exists, long Length, DateTime Written)
{
    /// <summary>How a file is now.</summary>
    public static FileState Of(string path)
    {
        try
        {
            FileInfo file = new(path);
            return file.Exists ? new FileState(true, file.Length, file.LastWriteTimeUtc) : default;
        }
        catch (Exception e) when (Loading.InputProblem.Explains(e) || e is ArgumentException)
        {
            // Gone between two questions, or a path that no system has: the same as never there.
            return default;
        }
    }
}
