using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;

namespace TelOS.Idl.Cpp.Tests;

/// <summary>Headers of contracts, on disk.</summary>
internal static class GeneratedHeaders
{
    /// <summary>Writes the headers of all contracts but Genode's.</summary>
    /// <param name="name">A name for the folder, which no other test uses.</param>
    /// <param name="contracts">All contracts that are visible.</param>
    /// <param name="change">What a test plants in a text.</param>
    /// <returns>The folder to include from, and the headers as they are included.</returns>
    public static (string Include, IReadOnlyList<string> Headers) Write(
        string name, IReadOnlyList<Contract> contracts, Func<string, string>? change = null)
    {
        IReadOnlyList<GeneratedFile> files =
        [
            .. contracts.Where(c => !c.IsGenode).SelectMany(c => GenodeEmitter.Emit(contracts, c, GenodeOptions.Default, CancellationToken.None)).DistinctBy(f => f.Path),
        ];
        CppFolder folder = new(name);
        folder.Fill(files.Select(f => (f.Path, change?.Invoke(f.Text) ?? f.Text)));
        return (Path.Combine(folder.Path, "include"), [.. files.Where(f => f.Path.EndsWith(".h", StringComparison.Ordinal)).Select(f => f.Path["include/".Length..])]);
    }

    /// <summary>Writes the headers of one contract.</summary>
    /// <param name="name">A name for the folder, which no other test uses.</param>
    /// <param name="contract">The contract's file, below the folder of these tests.</param>
    /// <param name="change">What a test plants in a text.</param>
    public static (string Include, IReadOnlyList<string> Headers) Write(string name, string contract, Func<string, string>? change = null) =>
        Write(name, [ContractCompilation.Compile(contract, File.ReadAllText(TestFile(contract)))], change);

    /// <summary>The path of a file of these tests.</summary>
    /// <param name="path">The path below their folder.</param>
    public static string TestFile(string path) => Path.Combine(RepositoryFolder.Path, "tests", "TelOS.Idl.Cpp.Tests", path);
}
