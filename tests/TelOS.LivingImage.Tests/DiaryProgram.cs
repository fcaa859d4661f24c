using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.LivingImage.Tests;

/// <summary>The sample client in C++, compiled against headers that are written for the occasion.</summary>
internal static class DiaryProgram
{
    private static readonly string s_sources = Path.Combine(RepositoryFolder.Path, "samples/LivingImage/cpp");
    private static readonly Lazy<string> s_headers = new(Headers);
    private static readonly Lazy<Task<CppProgram>> s_built = new(() => CppProgram.BuildAsync(
        CppCompiler.Gcc, [Source("main.cc")], "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));

    /// <summary>The program, on the stand-in, with sanitizers.</summary>
    public static Task<CppProgram> BuildAsync() => s_built.Value;

    /// <summary>A source beside the headers that it includes.</summary>
    /// <param name="name">The file's name.</param>
    public static CppSource Source(string name) => new(name, File.ReadAllText(Path.Combine(s_sources, name)), s_headers.Value, s_sources);

    private static string Headers()
    {
        IReadOnlyList<Contract> contracts = ContractCompilation.Compile(
        [
            .. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "idl/contracts"), "*.tidl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetRelativePath(RepositoryFolder.Path, path), File.ReadAllText(path))),
        ]);
        CppFolder folder = new("living-image");
        folder.Fill(GenodeRepository.Emit(contracts, GenodeOptions.Default).Select(file => (file.Path, file.Text)));
        return Path.Combine(folder.Path, "include");
    }
}
