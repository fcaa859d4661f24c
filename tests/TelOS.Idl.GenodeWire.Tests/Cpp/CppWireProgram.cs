using System.Globalization;
using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Idl.GenodeWire.Tests.Cpp;

/// <summary>One program with all cases: the headers of their contracts, compiled against the stand-in. A case that does not compile as a contract
/// is left out and fails its own tests only.</summary>
internal static class CppWireProgram
{
    // Few texts that are large enough: each reads the stand-in's headers again.
    private const int CasesPerText = 24;

    private static readonly string s_folder = Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Idl.GenodeWire.Tests", "Cpp");

    private static readonly Dictionary<string, string> s_errors = [];

    private static readonly Lazy<Task<CppProgram>> s_program = new(BuildAsync);

    /// <summary>Lets the generated client of a case call, and answers as recorded.</summary>
    public static async Task<CppWireAnswer> CallAsync(WireCase wireCase)
    {
        string[] words = await AskAsync(wireCase, $"call {Number(wireCase)} {wireCase.Exception} {Payload(wireCase.Reply)} {Capabilities(wireCase.ReplyCapabilities)}");
        return new CppWireAnswer(0, Convert.FromHexString(words[0][1..]), Capabilities(words[1]), 0, Rest(words, 2));
    }

    /// <summary>Hands the recorded request to the dispatcher of a case.</summary>
    public static async Task<CppWireAnswer> ServeAsync(WireCase wireCase)
    {
        string[] words = await AskAsync(wireCase, $"serve {Number(wireCase)} {wireCase.ServerFill} {Payload(wireCase.Request)} {Capabilities(wireCase.RequestCapabilities)}");
        return new CppWireAnswer(
            long.Parse(words[0], CultureInfo.InvariantCulture),
            Convert.FromHexString(words[1][1..]),
            Capabilities(words[2]),
            int.Parse(words[3], CultureInfo.InvariantCulture),
            Rest(words, 4));
    }

    private static async Task<string[]> AskAsync(WireCase wireCase, string command)
    {
        CppProgram program = await s_program.Value;
        if (s_errors.TryGetValue(wireCase.Name, out string? error))
        {
            throw new InvalidOperationException(error);
        }
        CommandResult result = await program.RunAsync(input: command + "\n");
        return result.ExitCode == 0
            ? result.Output.Trim('\n').Split(' ')
            : throw new InvalidOperationException($"exit code {result.ExitCode} after '{command}': {result.Errors}");
    }

    private static async Task<CppProgram> BuildAsync()
    {
        CppFolder folder = new("wire");
        string[] includes = [Path.Combine(folder.Path, "include"), s_folder];
        List<(string Path, string Text)> headers = [];
        List<(WireCase Case, string Text)> drivers = [];
        foreach (WireCase wireCase in WireVectors.All)
        {
            try
            {
                drivers.Add((wireCase, Write(wireCase, headers)));
            }
            catch (InvalidOperationException e)
            {
                s_errors[wireCase.Name] = e.Message;
            }
        }
        folder.Fill(headers);

        List<CppSource> sources = [];
        foreach ((WireCase Case, string Text)[] chunk in drivers.Chunk(CasesPerText))
        {
            CppSource whole = Source(chunk[0].Case, string.Concat(chunk.Select(d => d.Text)), includes);
            if (await ErrorAsync(whole) is null)
            {
                sources.Add(whole);
                continue;
            }
            // One of them is wrong, the others need not suffer.
            foreach ((WireCase wireCase, string text) in chunk)
            {
                CppSource single = Source(wireCase, text, includes);
                if (await ErrorAsync(single) is { } error)
                {
                    s_errors[wireCase.Name] = error;
                }
                else
                {
                    sources.Add(single);
                }
            }
        }
        string main = await File.ReadAllTextAsync(Path.Combine(s_folder, "wire_main.cc"));
        return await CppProgram.BuildAsync(CppCompiler.Gcc, [.. sources, new CppSource("wire_main.cc", main, includes)]);
    }

    /// <summary>Adds the headers of a case, and gives the code that uses them.</summary>
    private static string Write(WireCase wireCase, List<(string Path, string Text)> headers)
    {
        string name = "case" + Number(wireCase).ToString(CultureInfo.InvariantCulture);
        Contract contract = ContractCompilation.Compile("vector.tidl", WireContract.Write(wireCase, "wire." + name));
        IReadOnlyList<GeneratedFile> files = GenodeEmitter.Emit([contract], contract, GenodeOptions.Default, CancellationToken.None);
        headers.AddRange(files.Select(f => (f.Path, f.Text)));
        string include = files.Single(f => f.Path.EndsWith("/client.h", StringComparison.Ordinal)).Path["include/".Length..];
        return $"#include <{include}>\n{CppWireDriver.Write(wireCase, "Wire_" + name, Number(wireCase))}";
    }

    private static CppSource Source(WireCase wireCase, string text, string[] includes) =>
        new($"case{Number(wireCase)}.cc", "#include \"wire_driver.h\"\n\n" + text, includes);

    private static async Task<string?> ErrorAsync(CppSource source)
    {
        try
        {
            await CppProgram.ObjectsAsync(CppCompiler.Gcc, [source]);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static int Number(WireCase wireCase) => Enumerable.Range(0, WireVectors.All.Count).First(i => ReferenceEquals(WireVectors.All[i], wireCase));

    private static string Payload(byte[] bytes) => "x" + Convert.ToHexString(bytes);

    private static string Capabilities(IReadOnlyList<int?> numbers) =>
        "c" + string.Join(',', numbers.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? "-"));

    private static IReadOnlyList<int?> Capabilities(string word) =>
        [.. word[1..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => n == "-" ? (int?)null : int.Parse(n, CultureInfo.InvariantCulture))];

    private static string Rest(string[] words, int from) => string.Join(' ', words[from..]).Trim();
}
