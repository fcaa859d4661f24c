using TelOS.Idl.Model;
using TelOS.Idl.Testing;

namespace TelOS.Runtime.Tests.Releases;

/// <summary>The contracts of the PD session, whose numbers depend on the release of Genode.</summary>
public sealed class PdContractTests
{
    private static readonly InterfaceDeclaration s_sculpt2604 = Load("idl/contracts/genode/pd.tidl");
    private static readonly InterfaceDeclaration s_genode2602 = Load("runtime/TelOS.Runtime/Releases/pd_26_02.tidl");

    [Fact]
    public void Release_26_02_has_all_but_sealing_and_no_gap_where_that_would_be()
    {
        var seal = s_sculpt2604.Functions.Single(static function => function.Name == "sealRam").Opcode;
        Assert.Equal(
            s_sculpt2604.Functions.Where(static function => function.Name != "sealRam")
                .Select(function => Describe(function, function.Opcode > seal ? function.Opcode - 1 : function.Opcode)),
            s_genode2602.Functions.Select(static function => Describe(function, function.Opcode)));
        Assert.Equal(18, seal);
        Assert.Equal(Enumerable.Range(2, 25), s_genode2602.Functions.Select(static function => function.Opcode));
    }

    [Fact]
    public void The_function_that_tells_the_releases_apart_takes_nothing_and_reads_only()
    {
        var earlier = s_genode2602.Functions.Single(static function => function.Opcode == (int)PdRelease.Probe);
        var later = s_sculpt2604.Functions.Single(static function => function.Opcode == (int)PdRelease.Probe);
        Assert.Equal(("nativePd", "usedRam"), (earlier.Name, later.Name));
        Assert.Empty(earlier.Parameters);
        Assert.Empty(later.Parameters);
        Assert.Equal((1, 0), (earlier.Budget.ReplyCapabilities, later.Budget.ReplyCapabilities));
    }

    private static string Describe(Function function, int opcode) =>
        $"{opcode} {function.Name}({string.Join(", ", function.Parameters.Select(static parameter => $"{parameter.Name}: {parameter.Type}"))}) "
        + $"-> {function.Result} or {function.Error}";

    private static InterfaceDeclaration Load(string path)
    {
        var file = Path.Combine(RepositoryFolder.Path, path);
        string[] needed =
        [
            "affinity", "cache", "cpu_state", "cpu_thread", "dataspace", "error", "parent", "pd", "quota", "ram_dataspace", "region_map", "session", "signal_context",
            "signal_source",
        ];
        var contracts = ContractCompilation.Compile(
        [
            (file, File.ReadAllText(file)),
            .. needed.Select(static name => Path.Combine(RepositoryFolder.Path, "idl/contracts/genode", $"{name}.tidl"))
                .Where(other => other != file)
                .Select(static other => (other, File.ReadAllText(other))),
        ]);
        return contracts[0].Declarations.OfType<InterfaceDeclaration>().Single(static declaration => declaration.Name == "Pd");
    }
}
