using TelOS.Idl.Testing.Cpp;

namespace TelOS.Idl.Genode.Tests;

/// <summary>A written Genode repository in a folder below <c>artifacts</c>.</summary>
internal sealed class CppFolderOfRepository(string name)
{
    private readonly CppFolder _folder = new(name);

    /// <summary>Its folder of headers.</summary>
    public string Include => Path.Combine(_folder.Path, "include");

    /// <summary>A folder in it.</summary>
    public string Of(string path) => Path.Combine(_folder.Path, path);

    /// <summary>Writes files.</summary>
    public void Fill(IReadOnlyList<GeneratedFile> files) => _folder.Fill(files.Select(file => (file.Path, file.Text)));
}
