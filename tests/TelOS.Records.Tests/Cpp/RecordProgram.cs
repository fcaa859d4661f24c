using System.Security.Cryptography;
using System.Text;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Records.Tests.Cpp;

/// <summary>A C++ program that answers each line of its input with a line. Nothing of the stand-in is linked: four functions of Genode are
/// all that records need.</summary>
internal sealed class RecordProgram
{
    /// <summary>Every access beyond memory and all undefined behaviour end the program.</summary>
    public static IReadOnlyList<string> Sanitizers { get; } =
        ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];

    private readonly string _path;

    private RecordProgram(string path) => _path = path;

    private static string Programs => Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Records.Tests", "Programs");

    /// <summary>The program.</summary>
    public string FilePath => _path;

    /// <summary>One of the hand-written programs.</summary>
    /// <param name="name">The file. Its object has no extension, by which the linker would take it for a source.</param>
    /// <param name="includes">More folders with headers.</param>
    public static CppSource Source(string name, params IReadOnlyList<string> includes) =>
        new(Path.GetFileNameWithoutExtension(name), File.ReadAllText(Path.Combine(Programs, name)), [.. includes, Programs]);

    /// <summary>Compiles and links.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="name">What to call the program.</param>
    /// <param name="sources">The texts.</param>
    /// <param name="options">More options.</param>
    public static async Task<RecordProgram> BuildAsync(
        CppCompiler compiler, string name, IReadOnlyList<CppSource> sources, IReadOnlyList<string> options)
    {
        string[] objects = await CppProgram.ObjectsAsync(compiler, sources, options);
        string path = Path.Combine(Path.GetDirectoryName(objects[0])!, $"{Fingerprint([compiler.Version, .. options, .. objects])}-{name}");
        if (!File.Exists(path))
        {
            string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            CommandResult result = await CommandLine.RunAsync(compiler.Path, [.. options, .. objects, "-o", temporary]);
            if (result.ExitCode != 0)
            {
                throw new InvalidOperationException($"{name} cannot be linked: {result.Errors}");
            }

            File.Move(temporary, path, overwrite: true);
        }

        return new RecordProgram(path);
    }

    /// <summary>Lets the program answer.</summary>
    /// <param name="lines">What it reads.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="InvalidOperationException">It crashed, or a sanitizer found something.</exception>
    public async Task<string[]> AnswersAsync(IReadOnlyCollection<string> lines)
    {
        CommandResult result = await CommandLine.RunAsync(_path, [], string.Concat(lines.Select(line => line + "\n")));
        string[] answers = result.Output.Split('\n')[..^1];
        return result.ExitCode == 0 && answers.Length == lines.Count
            ? answers
            : throw new InvalidOperationException(
                $"Exit code {result.ExitCode} at line {answers.Length + 1} of {lines.Count}, {lines.ElementAtOrDefault(answers.Length)}: {result.Errors}");
    }

    /// <summary>Lets the program answer one line.</summary>
    /// <param name="line">What it reads.</param>
    public async Task<string> AnswerAsync(string line) => (await AnswersAsync([line]))[0];

    private static string Fingerprint(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..24];
}
