using TelOS.Idl.Binding;
using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Idl.Fuzz.Tests.Sources;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Testing;
using TelOS.Idl.Text;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>The contracts whose messages are damaged: some of the repository, some at random, and one that is made of windows.</summary>
internal static class FuzzedContracts
{
    private const string Windows = """
        edition 1;
        namespace fuzz.windows;

        session Windows service "Fuzz_windows" version 1.0 {
            quota { ram: 64 KiB; caps: 8; }
            bulk { size: 4 KiB; max: 64 KiB; }
            @2 put(data: bulk bytes) -> u64;
            @3 both(first: bulk bytes, second: bulk bytes) -> bulk bytes;
        }
        """;

    private static readonly string[] s_names =
    [
        "telos/object_store.tidl", "genode/log.tidl", "genode/rom.tidl", "genode/pd.tidl", "genode/timer.tidl", "genode/file_system.tidl",
        "genode/parent.tidl",
    ];

    private static readonly Lazy<ContractDriver> s_driver = new(Compile);

    /// <summary>Everything that is served.</summary>
    public static IReadOnlyList<InterfaceDriver> All => s_driver.Value.Interfaces;

    /// <summary>The session whose messages are made of windows.</summary>
    public static InterfaceDriver OfWindows => All.Single(peer => peer.Name.EndsWith(".Windows", StringComparison.Ordinal));

    private static ContractDriver Compile()
    {
        // The same random contracts in every run: seeds of steps repeat what was done with them.
        Random random = new(20261122);
        List<SyntaxTree> trees = [ContractParser.Parse(new SourceText("windows.tidl", Windows))];
        for (int i = 0; i < 8; i++)
        {
            trees.Add(ContractParser.Parse(new SourceText($"random{i}.tidl", RandomContract.Write(random, $"fuzz.contract{i}"))));
        }

        foreach (RepositoryContract contract in s_names.Select(RepositoryContract.Find))
        {
            trees.Add(ContractParser.Parse(new SourceText(contract.Path, contract.Text)));
            trees.AddRange(contract.Imports);
        }

        CompilationResult result = ContractCompiler.Compile([.. trees.DistinctBy(tree => tree.Source.Path)], []);
        if (result.HasErrors)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        }

        // What the runtime holds already is not compiled again.
        HashSet<string> prelude = [.. Prelude.Trees.Select(tree => Path.GetFileName(tree.Source.Path))];
        Contract[] contracts = [.. result.Contracts.Select(contract => contract.Model!).Where(contract => !prelude.Contains(contract.FileName))];
        HashSet<string> names = [.. s_names.Select(name => Path.GetFileName(name))];
        Contract[] served =
            [.. contracts.Where(contract => names.Contains(contract.FileName) || contract.Namespace.StartsWith("fuzz.", StringComparison.Ordinal))];
        GeneratedAssemblyBuilder builder = new("FuzzedContracts", typeof(ContractDriver).Assembly);
        builder.Add("Fuzzed", contracts, DriverWriter.Write(contracts, served));
        return (ContractDriver)Activator.CreateInstance(builder.Build().Assembly.GetType(DriverWriter.DriverName, throwOnError: true)!)!;
    }
}
