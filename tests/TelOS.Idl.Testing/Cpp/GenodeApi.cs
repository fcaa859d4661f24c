namespace TelOS.Idl.Testing.Cpp;

/// <summary>Where Genode's API comes from: the stand-in of this repository, or a real tree.</summary>
public sealed class GenodeApi
{
    private readonly string _tree;

    private GenodeApi(string tree) => _tree = tree;

    /// <summary>The repository's stand-in for Linux.</summary>
    public static GenodeApi StandIn { get; } = new(string.Empty);

    /// <summary>The tree that the environment variable <c>GENODE_DIR</c> names, or null.</summary>
    public static GenodeApi? Tree { get; } =
        Environment.GetEnvironmentVariable("GENODE_DIR") is { Length: > 0 } folder ? new GenodeApi(Path.GetFullPath(folder)) : null;

    /// <summary>Whether this is the stand-in, against which programs can be linked and run.</summary>
    public bool IsStandIn => _tree.Length == 0;

    /// <summary>The folder of the tree; empty for the stand-in.</summary>
    public string Folder => _tree;

    /// <summary>The sources of the stand-in.</summary>
    public static IReadOnlyList<string> StandInSources() =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "runtime/cpp/hostkit/src"), "*.cc").Order(StringComparer.Ordinal)];

    /// <summary>Folders whose headers are this repository's and may not cause a warning.</summary>
    public IReadOnlyList<string> OwnIncludes()
    {
        string runtime = Path.Combine(RepositoryFolder.Path, "runtime/cpp");
        return IsStandIn
            ? [Path.Combine(runtime, "hostkit/include"), Path.Combine(runtime, "include")]
            : [Path.Combine(runtime, "include")];
    }

    /// <summary>The options that make a compiler find the headers.</summary>
    /// <param name="compiler">The compiler.</param>
    public IReadOnlyList<string> Options(CppCompiler compiler)
    {
        List<string> options = [.. OwnIncludes().Select(folder => "-I" + folder)];
        // As in Genode's build: no header of the machine is seen, only the compiler's own.
        options.AddRange(["-nostdinc", "-ffreestanding", "-isystem", compiler.OwnHeaders()]);
        if (IsStandIn)
        {
            return options;
        }

        string repos = Path.Combine(_tree, "repos");
        string[] folders =
        [
            "base-linux/include", "base/include/spec/x86_64", "base/include/spec/x86", "base/include/spec/64bit", "base/include",
            "os/include/spec/x86_64", "os/include", "demo/include", "hello_tutorial/include", "gems/include", "libports/include",
        ];
        // What clang has to say of Genode's own headers is not this repository's concern.
        string kind = compiler.IsClang ? "-isystem" : "-I";
        options.AddRange(folders.Select(folder => Path.Combine(repos, folder)).Where(Directory.Exists).Select(folder => kind + folder));
        return options;
    }
}
