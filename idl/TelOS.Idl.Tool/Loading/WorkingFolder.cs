namespace TelOS.Idl.Tool.Loading;

/// <summary>The folder against which paths are read and shown.</summary>
/// <param name="fullPath">Its absolute path.</param>
internal sealed class WorkingFolder(string fullPath)
{
    /// <summary>The absolute path of what the user wrote.</summary>
    public string Full(string path) => Path.GetFullPath(path, fullPath);

    /// <summary>A path as it is shown: relative to this folder, with forward slashes.</summary>
    public string Show(string path) => Path.GetRelativePath(fullPath, Full(path)).Replace('\\', '/');
}
