namespace TelOS.Idl.Testing.Cpp;

/// <summary>A folder below <c>artifacts</c> in which a test keeps the headers it compiles. It stays, so that a failure can be looked at.</summary>
public sealed class CppFolder
{
    /// <param name="name">The folder's name; a test that runs beside others has its own.</param>
    public CppFolder(string name) => Path = System.IO.Path.Combine(RepositoryFolder.Path, "artifacts", "cpp", name);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Writes files and removes what is there beside them.</summary>
    /// <param name="files">Paths below the folder, and texts.</param>
    public void Fill(IEnumerable<(string Path, string Text)> files)
    {
        HashSet<string> written = [];
        foreach ((string path, string text) in files)
        {
            string target = System.IO.Path.Combine(Path, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            if (!File.Exists(target) || File.ReadAllText(target) != text)
            {
                File.WriteAllText(target, text);
            }

            written.Add(System.IO.Path.GetFullPath(target));
        }

        foreach (string file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Where(f => !written.Contains(f)))
        {
            File.Delete(file);
        }
    }
}
