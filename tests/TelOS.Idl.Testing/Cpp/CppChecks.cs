namespace TelOS.Idl.Testing.Cpp;

/// <summary>Compiles many texts without making anything of them: every warning is an error.</summary>
public static class CppChecks
{
    private const int ShownLines = 24;

    /// <summary>Checks texts, as many at a time as there are processors.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="api">Where Genode's API comes from.</param>
    /// <param name="sources">The texts.</param>
    /// <returns>For each text that does not compile the command and the first errors.</returns>
    public static async Task<IReadOnlyList<string>> FailuresAsync(CppCompiler compiler, GenodeApi api, IReadOnlyList<CppSource> sources)
    {
        string?[] failures = new string?[sources.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), parallel, async (i, _) =>
            failures[i] = await FailureAsync(compiler, api, sources[i]));
        return [.. failures.OfType<string>()];
    }

    /// <summary>Checks one text.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="api">Where Genode's API comes from.</param>
    /// <param name="source">The text.</param>
    /// <returns>The command and the first errors, or null.</returns>
    public static async Task<string?> FailureAsync(CppCompiler compiler, GenodeApi api, CppSource source)
    {
        string[] options =
        [
            .. compiler.GenodeOptions,
            .. source.Includes.Select(folder => "-I" + folder),
            .. api.Options(compiler),
            .. source.ForeignIncludes.SelectMany(folder => new[] { "-isystem", folder }),
            "-fsyntax-only", "-x", "c++", "-",
        ];
        CommandResult result = await CommandLine.RunAsync(compiler.Path, options, source.Text);
        return result.ExitCode == 0 && result.Errors.Length == 0 ? null : Describe(source.Name, compiler.Path, options, result);
    }

    /// <summary>A failed command for a reader: what it was, and how its errors begin.</summary>
    internal static string Describe(string name, string program, IEnumerable<string> options, CommandResult result)
    {
        string[] lines = (result.Errors + result.Output).Split('\n');
        string more = lines.Length > ShownLines ? $"\n... {lines.Length - ShownLines} more lines" : string.Empty;
        return $"{name}: exit code {result.ExitCode} of\n{program} {string.Join(' ', options)}\n{string.Join('\n', lines.Take(ShownLines))}{more}";
    }
}
