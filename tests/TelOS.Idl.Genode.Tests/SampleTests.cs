using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>The C++ of the samples, against headers that are written for the occasion.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Hello_in_Cpp_prints_what_its_page_says()
    {
        CppFolderOfRepository folder = ServedContracts.Write("hello-program");
        CppSource source = new("hello.cc", Read("samples/Hello/cpp/main.cc"), folder.Include, PathOf("samples/Hello/cpp"));
        CppProgram program = await CppProgram.BuildAsync(CppCompiler.Gcc, [source], "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");

        CommandResult result = await program.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Errors);
        Assert.Contains($"```\n{result.Errors}```\n", Read("samples/Hello/README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g++")]
    [InlineData("clang++")]
    public async Task The_components_of_GenodeHello_compile_against_the_stand_in_and_GenodeHeaders(string compiler)
    {
        CppFolderOfRepository folder = ServedContracts.Write("genode-hello-" + compiler.Replace('+', 'x'));
        string[] components = ["samples/GenodeHello/src/server/hello", "samples/GenodeHello/src/app/hello_client"];
        CppSource[] sources = [.. components.Select(path => new CppSource(path, Read(path + "/main.cc"), folder.Include, PathOf(path)))];

        foreach (GenodeApi api in new[] { GenodeApi.StandIn, GenodeApi.Tree }.OfType<GenodeApi>())
        {
            Assert.Empty(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), api, sources));
        }
    }

    [Fact]
    public void The_recipes_of_GenodeHello_name_the_archives_that_its_headers_come_from()
    {
        IReadOnlyList<GeneratedFile> client = Skeletons.Client(
            ServedContracts.All, ServedContracts.All.Single(contract => contract.Namespace == "samples.hello"), "hello_client", GenodeOptions.Default);
        Assert.Equal(
            client.Single(file => file.Path == "recipes/src/hello_client/used_apis").Text,
            Read("samples/GenodeHello/recipes/src/hello_client/used_apis"));
    }

    private static string PathOf(string path) => Path.Combine(RepositoryFolder.Path, path);

    private static string Read(string path) => File.ReadAllText(PathOf(path));
}
