using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Hostkit.Tests;

public sealed class StandInHeaderTests
{
    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Each_header_alone_compiles_without_a_warning(string compiler)
    {
        string folder = Path.Combine(RepositoryFolder.Path, "runtime/cpp/hostkit/include");
        CppSource[] headers =
        [
            .. Directory.GetFiles(folder, "*.h", SearchOption.AllDirectories)
                .Select(file => CppSource.HeaderAlone(Path.GetRelativePath(folder, file))),
        ];

        IReadOnlyList<string> failures = await CppChecks.FailuresAsync(CppCompiler.Named(compiler), GenodeApi.StandIn, headers);

        Assert.NotEmpty(headers);
        Assert.Empty(failures);
    }
}
