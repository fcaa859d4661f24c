using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class RepositoryContractsTests
{
    public static TheoryData<string> Names => [.. SampleContracts.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_contract_of_the_repository_has_no_syntax_errors(string name) =>
        Assert.Empty(Parsing.Show(ContractParser.Parse(new SourceText(name, SampleContracts.Read(name)), TestContext.Current.CancellationToken)));

    [Fact]
    public void A_contract_with_every_construct_has_no_syntax_errors() =>
        Assert.Empty(Parsing.Show(Parsing.Parse(SampleContracts.Everything)));
}
