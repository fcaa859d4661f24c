using TelOS.Idl.Genode;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Host.Tests;

/// <summary>The roles of the workshop in C++, from the same contract and on the stand-in for Genode's API.</summary>
internal static class CppWorkshop
{
    private static readonly string[] s_prelude = ["genode/dataspace.tidl", "genode/signal_context.tidl", "telos/bulk.tidl"];
    private static readonly string[] s_contracts = ["workshop", "archive", "archive_next"];
    private static readonly Lazy<string> s_headers = new(WriteHeaders);

    /// <summary>Compiles a role.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="role">server or client.</param>
    /// <returns>The program's path.</returns>
    public static async Task<string> BuildAsync(CppCompiler compiler, string role)
    {
        var programs = Path.Combine(RepositoryFolder.Path, "tests/TelOS.Host.Tests/Programs");
        var name = $"workshop_{role}.cc";
        var source = new CppSource(name, await File.ReadAllTextAsync(Path.Combine(programs, name)), programs, s_headers.Value);
        return (await CppProgram.BuildAsync(compiler, [source], "-O1")).Path;
    }

    private static string WriteHeaders()
    {
        var contracts = ContractCompilation.Compile(
        [
            .. s_prelude.Select(static path => Load($"idl/contracts/{path}")),
            .. s_contracts.Select(static name => Load($"tests/TelOS.Host.Workshop/{name}.tidl")),
        ]);
        var folder = new CppFolder("workshop");
        folder.Fill(GenodeRepository.Emit(contracts, GenodeOptions.Default).Select(static file => (file.Path, file.Text)));
        return Path.Combine(folder.Path, "include");
    }

    private static (string Path, string Text) Load(string path)
    {
        var file = Path.Combine(RepositoryFolder.Path, path);
        return (file, File.ReadAllText(file));
    }
}
