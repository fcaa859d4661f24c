using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Cpp;

/// <summary>The headers themselves.</summary>
public sealed class RecordHeaderTests
{
    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    private static CppSource[] Headers =>
    [
        .. new[] { "utf8*.h", "msgpack*.h", "record*.h" }
            .SelectMany(pattern => Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "runtime/cpp/include/telos"), pattern))
            .Select(path => CppSource.HeaderAlone("telos/" + Path.GetFileName(path))),
    ];

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Each_header_compiles_alone_against_the_stand_in_and_a_program_without_exceptions(string compiler)
    {
        Assert.True(Headers.Length > 8);
        Assert.Empty(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), GenodeApi.StandIn, Headers));
        string[] objects = await CppProgram.ObjectsAsync(
            CppCompiler.Named(compiler), [RecordProgram.Source("vectors.cc")], "-O2", "-fno-exceptions", "-fno-rtti");
        Assert.True(File.Exists(Assert.Single(objects)));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task GenodeHeaders_suffice_for_each_header(string compiler)
    {
        // Without a tree this checks the stand-in once more.
        GenodeApi api = GenodeApi.Tree ?? GenodeApi.StandIn;
        Assert.Empty(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), api, [.. Headers, RecordProgram.Source("vectors.cc")]));
    }
}
