using TelOS.Idl.Fuzz.Tests.Sources;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Contracts;

/// <summary>Damaged contracts: the compiler says what is wrong with them, or means what it prints.</summary>
public sealed class MutatedContractFuzzTests
{
    private static readonly string[] s_texts = [.. RepositoryContract.All.Select(contract => contract.Text)];

    [Fact]
    public void Fuzz_mutated_contracts_compile_or_are_refused_with_a_place_and_a_remedy() => FuzzLoop.Run(random =>
    {
        RepositoryContract contract = RepositoryContract.All[random.Next(RepositoryContract.All.Count)];
        string text = new ContractMutator(random, s_texts).Mutate(contract.Text);
        ContractProperties.Check(contract.Path, text, contract.Imports);
    });

    [Fact]
    public void Property_every_contract_of_the_repository_keeps_its_meaning_through_all_that_prints_it() =>
        Assert.All(RepositoryContract.All, contract => Assert.NotNull(ContractProperties.Check(contract.Path, contract.Text, contract.Imports)));
}
