using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>What comes out of the repository's contracts can be used.</summary>
public sealed class GeneratedCodeTests
{
    // The run time has the C# of this one.
    private const string InRuntime = "telos.bulk";

    [Fact]
    public void CSharp_of_all_contracts_compiles_together_without_a_warning()
    {
        Contract[] contracts = [.. CompiledContracts.All.Models.Select(m => m.Contract).Where(c => c.Namespace != InRuntime)];
        Assert.Null(Xunit.Record.Exception(() => new GeneratedAssemblyBuilder("TelOS.Contracts").Add("the repository's contracts", contracts)));
    }
}
