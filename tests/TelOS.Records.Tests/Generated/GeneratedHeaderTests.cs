using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Generated;

/// <summary>What is generated for records, as C++.</summary>
public sealed class GeneratedHeaderTests
{
    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task GenodeHeaders_and_the_stand_in_take_the_records(string compiler)
    {
        foreach (GenodeApi api in new[] { GenodeApi.StandIn, GenodeApi.Tree }.OfType<GenodeApi>())
        {
            foreach (RecordContract contract in RecordContract.All)
            {
                Assert.Empty(await CppChecks.FailuresAsync(
                    CppCompiler.Named(compiler), api, [CppSource.HeaderAlone(contract.Header, contract.Headers)]));
            }
        }
    }
}
