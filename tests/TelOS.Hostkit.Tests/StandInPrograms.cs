using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Hostkit.Tests;

/// <summary>The test programs of the stand-in for Genode's API, each compiled once.</summary>
internal static partial class StandInPrograms
{
    private static readonly ConcurrentDictionary<(string Compiler, string Program), Lazy<Task<CppProgram>>> s_built = new();

    /// <summary>The folder with the programs' sources.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Path, "runtime/cpp/hostkit/test");

    /// <summary>The names of the programs that consist of cases.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.cc").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => Cases(n).Any()).Order(StringComparer.Ordinal);

    /// <summary>The names of a program's cases.</summary>
    /// <param name="program">The program's name.</param>
    public static IEnumerable<string> Cases(string program) =>
        CaseDeclaration().Matches(Text(program)).Select(match => match.Groups[1].Value);

    /// <summary>A program with all that the sanitizers check.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="program">The program's name.</param>
    public static Task<CppProgram> BuildAsync(CppCompiler compiler, string program) =>
        s_built.GetOrAdd((compiler.Name, program), key => new(() => CppProgram.BuildAsync(
            compiler,
            [new CppSource(key.Program, Text(key.Program), Folder)],
            "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"))).Value;

    private static string Text(string program) => File.ReadAllText(Path.Combine(Folder, program + ".cc"));

    [GeneratedRegex(@"^CASE\((\w+)\)", RegexOptions.Multiline)]
    private static partial Regex CaseDeclaration();
}
