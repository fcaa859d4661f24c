using TelOS.Idl.Binding;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.Contracts.Tests;

/// <summary>What comes out of the repository's contracts can be used.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void CSharp_of_all_contracts_compiles_together_without_a_warning()
    {
        // The run time already has the C# of the prelude.
        Contract[] contracts =
        [
            .. from contract in CompiledContracts.All.Result.Contracts
               where contract.Model is not null && !Prelude.Trees.Any(t => contract.Tree.Source.Path.EndsWith("/" + t.Source.Path, StringComparison.Ordinal))
               select contract.Model,
        ];
        Assert.Null(Xunit.Record.Exception(() => new GeneratedAssemblyBuilder("TelOS.Contracts").Add("the repository's contracts", contracts)));
    }
}
