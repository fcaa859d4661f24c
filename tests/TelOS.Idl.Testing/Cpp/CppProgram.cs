using System.Security.Cryptography;
using System.Text;

namespace TelOS.Idl.Testing.Cpp;

/// <summary>A program from C++ on the stand-in. What did not change since an earlier run is not compiled again.</summary>
/// <param name="Path">The program.</param>
public sealed record CppProgram(string Path)
{
    private static readonly string s_cache = System.IO.Path.Combine(RepositoryFolder.Path, "artifacts", "cpp");

    /// <summary>Compiles and links texts with the stand-in.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="sources">The texts; their names are used for files.</param>
    /// <param name="options">More options for all of it, the stand-in included, such as <c>-O2</c> or <c>-fsanitize=address</c>; <c>-Wl,</c> is for the linker only.</param>
    /// <exception cref="InvalidOperationException">Something does not compile; the message has command and errors.</exception>
    public static async Task<CppProgram> BuildAsync(CppCompiler compiler, IReadOnlyList<CppSource> sources, params IReadOnlyList<string> options)
    {
        string[] compiled = [.. options.Where(o => !o.StartsWith("-Wl,", StringComparison.Ordinal))];
        Task<string> library = LibraryAsync(compiler, compiled);
        string[] objects = await ObjectsAsync(compiler, sources, compiled);
        string archive = await library;
        return new CppProgram(await CachedAsync(compiler, "program", "", [.. options], [archive, .. objects], output =>
            [.. options, .. objects, archive, "-pthread", "-o", output]));
    }

    /// <summary>Compiles texts to object files.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="sources">The texts.</param>
    /// <param name="options">More options.</param>
    /// <returns>The object files in the order of the texts.</returns>
    public static async Task<string[]> ObjectsAsync(CppCompiler compiler, IReadOnlyList<CppSource> sources, params IReadOnlyList<string> options)
    {
        string[] objects = new string[sources.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), parallel, async (i, _) =>
        {
            string[] headers = [.. sources[i].Includes.Concat(GenodeApi.StandIn.OwnIncludes()).SelectMany(Headers)];
            string[] common =
            [
                .. compiler.GenodeOptions, .. options, .. sources[i].Includes.Select(f => "-I" + f), .. GenodeApi.StandIn.Options(compiler),
            ];
            objects[i] = await CachedAsync(compiler, sources[i].Name + ".o", sources[i].Text, common, headers, output =>
                [.. common, "-c", "-x", "c++", "-", "-o", output]);
        });
        return objects;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables to set.</param>
    public Task<CommandResult> RunAsync(
        IReadOnlyList<string>? arguments = null, string input = "", IReadOnlyDictionary<string, string>? environment = null) =>
        CommandLine.RunAsync(Path, arguments ?? [], input, environment);

    // The stand-in's own sources use the machine's headers; generated code and components do not.
    private static async Task<string> LibraryAsync(CppCompiler compiler, IReadOnlyList<string> options)
    {
        string[] files = [.. GenodeApi.StandInSources()];
        string[] includes = [System.IO.Path.GetDirectoryName(files[0])!, .. GenodeApi.StandIn.OwnIncludes()];
        string[] inputs = [.. includes.SelectMany(Headers)];
        string[] common = [.. compiler.GenodeOptions, .. options, "-O2", "-pthread", .. includes.Select(f => "-I" + f)];
        if (!compiler.IsClang)
        {
            // GCC 12 takes an atomic member behind an inlined cast for one of size 0.
            common = [.. common, "-Wno-stringop-overflow"];
        }

        string[] objects = new string[files.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(0, files.Length), parallel, async (i, _) =>
            objects[i] = await CachedAsync(compiler, System.IO.Path.GetFileName(files[i]) + ".o", "", common, [files[i], .. inputs], output =>
                [.. common, "-c", files[i], "-o", output]));
        string list = Fingerprint("", [], objects);
        string archive = System.IO.Path.Combine(s_cache, list + "-standin.a");
        if (!File.Exists(archive))
        {
            string temporary = Temporary(archive);
            CommandResult result = await CommandLine.RunAsync("ar", ["rcs", temporary, .. objects]);
            Finish("the stand-in's library", "ar", objects, result, temporary, archive);
        }

        return archive;
    }

    private static async Task<string> CachedAsync(
        CppCompiler compiler, string name, string text, string[] options, IReadOnlyList<string> inputs, Func<string, string[]> command)
    {
        Directory.CreateDirectory(s_cache);
        string path = System.IO.Path.Combine(s_cache, Fingerprint(compiler.Version + text, options, inputs) + "-" + System.IO.Path.GetFileName(name));
        if (!File.Exists(path))
        {
            string temporary = Temporary(path);
            string[] arguments = command(temporary);
            CommandResult result = await CommandLine.RunAsync(compiler.Path, arguments, text);
            Finish(name, compiler.Path, arguments, result, temporary, path);
        }

        return path;
    }

    private static string Temporary(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    // Two processes may make the same file; each moves a whole one into place.
    private static void Finish(string name, string program, string[] arguments, CommandResult result, string temporary, string path)
    {
        if (result.ExitCode != 0)
        {
            File.Delete(temporary);
            throw new InvalidOperationException(CppChecks.Describe(name, program, arguments, result));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static string[] Headers(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.h", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private static string Fingerprint(string text, IReadOnlyList<string> options, IReadOnlyList<string> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in options.Prepend(text))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
        }

        foreach (string file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }
}
