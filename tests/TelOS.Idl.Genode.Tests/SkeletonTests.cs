using TelOS.Idl.Model;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>What a new server or client begins with.</summary>
public sealed class SkeletonTests
{
    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Skeletons_of_all_contracts_compile_against_the_stand_in_as_they_come_out(string compiler) =>
        Assert.Empty(await FailuresAsync(compiler, GenodeApi.StandIn));

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Skeletons_of_all_contracts_compile_against_GenodeHeaders_as_they_come_out(string compiler)
    {
        if (GenodeApi.Tree is { } tree)
        {
            Assert.Empty(await FailuresAsync(compiler, tree));
        }
    }

    [Fact]
    public void A_skeleton_has_source_recipe_run_script_and_Goa_project()
    {
        Contract hello = ServedContracts.All.Single(contract => contract.Namespace == "samples.hello");
        string[] paths = [.. Skeletons.Server(ServedContracts.All, hello, "greeter", GenodeOptions.Default).Select(file => file.Path)];
        Assert.Equal(
            [
                "goa/greeter/artifacts", "goa/greeter/pkg/README", "goa/greeter/pkg/archives", "goa/greeter/pkg/runtime", "goa/greeter/src/Makefile",
                "goa/greeter/src/main.cc", "goa/greeter/src/session_component.h", "goa/greeter/used_apis", "goa/greeter/version",
                "recipes/src/greeter/content.mk", "recipes/src/greeter/hash", "recipes/src/greeter/used_apis", "run/greeter.run",
                "src/server/greeter/README", "src/server/greeter/main.cc", "src/server/greeter/session_component.h", "src/server/greeter/target.mk",
            ],
            paths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Greeter")]
    [InlineData("../greeter")]
    [InlineData("a b")]
    [InlineData("1st")]
    public void What_is_no_name_of_a_component_is_refused(string name)
    {
        Contract hello = ServedContracts.All.Single(contract => contract.Namespace == "samples.hello");
        Assert.Throws<ArgumentException>(nameof(name), () => Skeletons.Server(ServedContracts.All, hello, name, GenodeOptions.Default));
        Assert.Throws<ArgumentException>(nameof(name), () => Skeletons.Client(ServedContracts.All, hello, name, GenodeOptions.Default));
    }

    [Fact]
    public void A_contract_without_an_interface_has_no_skeleton()
    {
        Contract types = RepositoryContracts.CompileWith(["tests/TelOS.Idl.Genode.Tests/Expected/Structs.tidl"])[0];
        Assert.Throws<ArgumentException>("contract", () => Skeletons.Server([types], types, "nothing", GenodeOptions.Default));
    }

    [Fact]
    public async Task A_server_that_lacks_a_function_is_told_which()
    {
        Contract hello = ServedContracts.All.Single(contract => contract.Namespace == "samples.hello");
        IReadOnlyList<GeneratedFile> files = Skeletons.Server(ServedContracts.All, hello, "incomplete", GenodeOptions.Default);
        CppFolderOfRepository folder = ServedContracts.Write("incomplete", files);
        string header = files.Single(file => file.Path == "src/server/incomplete/session_component.h").Text;
        string text = header.Replace("greet(", "greet_somebody(", StringComparison.Ordinal)
            + files.Single(file => file.Path == "src/server/incomplete/main.cc").Text.Replace("#include <session_component.h>", string.Empty, StringComparison.Ordinal);

        string? failure = await CppChecks.FailureAsync(CppCompiler.Gcc, GenodeApi.StandIn, new CppSource("incomplete", text, folder.Include));

        Assert.Contains("the server has to implement 'greet'", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("implement 'add'", failure, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> FailuresAsync(string compiler, GenodeApi api)
    {
        List<GeneratedFile> files = [];
        foreach (Contract contract in ServedContracts.Served)
        {
            string name = contract.Namespace.Replace('.', '_').ToLowerInvariant();
            files.AddRange(Skeletons.Server(ServedContracts.All, contract, name + "_server", GenodeOptions.Default));
            files.AddRange(Skeletons.Client(ServedContracts.All, contract, name + "_client", GenodeOptions.Default));
        }

        CppFolderOfRepository folder = ServedContracts.Write($"skeletons-{compiler.Replace('+', 'x')}-{(api.IsStandIn ? "standin" : "tree")}", files);
        return CppChecks.FailuresAsync(
            CppCompiler.Named(compiler),
            api,
            [
                .. files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path.EndsWith("/main.cc", StringComparison.Ordinal))
                    .Select(file => new CppSource(file.Path, file.Text, folder.Include, folder.Of(Path.GetDirectoryName(file.Path)!))),
            ]);
    }
}
