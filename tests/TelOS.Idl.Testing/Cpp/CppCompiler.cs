using System.Globalization;
using System.Text.RegularExpressions;

namespace TelOS.Idl.Testing.Cpp;

/// <summary>A C++ compiler of this machine, and the options that Genode's build gives it.</summary>
public sealed partial class CppCompiler
{
    /// <summary>The oldest clang that takes Genode's headers.</summary>
    private const int OldestClang = 16;

    private static readonly Lazy<CppCompiler> s_gcc = new(FindGcc);
    private static readonly Lazy<CppCompiler> s_clang = new(FindClang);

    private CppCompiler(string name, string path, string version)
    {
        Name = name;
        Path = path;
        Version = version;
    }

    /// <summary>The GNU compiler, which Genode's tool chain has.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says how to get it.</exception>
    public static CppCompiler Gcc => s_gcc.Value;

    /// <summary>The newest clang that is found.</summary>
    /// <exception cref="InvalidOperationException">There is none that is new enough; the message says how to get it.</exception>
    public static CppCompiler Clang => s_clang.Value;

    /// <summary>The names that <see cref="Named"/> takes, for tests that run once a compiler.</summary>
    public static IReadOnlyList<string> Names { get; } = ["g++", "clang++"];

    /// <summary><c>g++</c> or <c>clang++</c>.</summary>
    public string Name { get; }

    /// <summary>The program.</summary>
    public string Path { get; }

    /// <summary>What the program says of itself.</summary>
    public string Version { get; }

    /// <summary>Whether this is clang.</summary>
    public bool IsClang => Name == "clang++";

    /// <summary>Language, machine and every warning as an error: what Genode's build sets for components that ask for strictness.</summary>
    public IReadOnlyList<string> GenodeOptions { get; } =
    [
        "-std=gnu++20", "-m64", "-march=x86-64-v2",
        "-Wall", "-Wextra", "-Weffc++", "-Wconversion", "-Wsuggest-override", "-Werror",
        "-fdiagnostics-color=never",
    ];

    /// <summary>The compiler of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static CppCompiler Named(string name) => name == "clang++" ? Clang : Gcc;

    /// <summary>The folder of the compiler's own freestanding headers.</summary>
    public string OwnHeaders() => CommandLine.Run(Path, ["-print-file-name=include"]).Output.Trim();

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static CppCompiler FindGcc() =>
        Probe("g++", "g++") ?? throw new InvalidOperationException("g++ is not on the PATH. Debian, Ubuntu: apt-get install g++ (./test does so where it may).");

    private static CppCompiler FindClang()
    {
        IEnumerable<string> programs = Enumerable.Range(OldestClang, 15).Reverse()
            .Select(v => "clang++-" + v.ToString(CultureInfo.InvariantCulture))
            .Append("clang++");
        foreach (string program in programs)
        {
            if (Probe("clang++", program) is { } found && Major(found.Version) >= OldestClang)
            {
                return found;
            }
        }

        throw new InvalidOperationException(
            $"No clang++ of version {OldestClang} or later is on the PATH. Debian, Ubuntu: apt-get install clang-19 (./test does so where it may).");
    }

    private static CppCompiler? Probe(string name, string program)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
            .Select(folder => System.IO.Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new CppCompiler(name, path, CommandLine.Run(path, ["--version"]).Output.Split('\n')[0]);
    }

    private static int Major(string version) =>
        VersionNumber().Match(version) is { Success: true } number ? int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"version (\d+)\.")]
    private static partial Regex VersionNumber();
}
