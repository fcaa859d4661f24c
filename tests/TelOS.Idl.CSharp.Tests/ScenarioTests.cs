using Xunit;

namespace TelOS.Idl.CSharp.Tests;

/// <summary>Runs generated code: through clients, real bytes, dispatchers, and back.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string, string> All => [.. Scenario.Names.SelectMany(name => Scenario.Tests(name).Select(test => (name, test)))];

    [Theory]
    [MemberData(nameof(All))]
    public Task Generated_code_does_what_its_contract_says(string scenario, string test) => Scenario.Find(scenario).RunAsync(test);
}
