using TelOS.Idl.Genode;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
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

    [Fact]
    public void An_error_in_a_record_is_checked_though_no_server_gets_it()
    {
        Contract contract = ContractCompilation.Compile(
            "log.tidl", "edition 1; namespace log; error Cause : u32 { full = 1 } record Entry { @1 causes: map<u32, list<Cause>>; }");
        IReadOnlyList<GeneratedFile> files = GenodeEmitter.Emit(
            [contract], contract, GenodeOptions.Default, TestContext.Current.CancellationToken);
        Assert.Contains("#include <log/validity.h>", files.Single(file => file.Path == "include/log/records.h").Text, StringComparison.Ordinal);
        Assert.Contains("valid(Cause const &", files.Single(file => file.Path == "include/log/validity.h").Text, StringComparison.Ordinal);
    }
}
