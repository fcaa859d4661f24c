using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Cpp.Tests.Headers;

/// <summary>Every header that is generated from this repository's contracts compiles alone, with Genode's flags and every warning an error.</summary>
public sealed class HeaderTests
{
    private const string StandIn = "the stand-in";

    // With GENODE_DIR the rows with a tree are there too; without it nothing pretends to have looked at one.
    public static TheoryData<string, string> Compilers => new(
        from compiler in CppCompiler.Names
        from api in GenodeApi.Tree is { } tree ? new[] { StandIn, tree.Folder } : [StandIn]
        select (compiler, api));

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Headers_of_contracts_compile_alone_against_the_stand_in_and_GenodeHeaders(string compiler, string api)
    {
        (string include, IReadOnlyList<string> headers) = GeneratedHeaders.Write($"headers-{compiler}-{(api == StandIn ? "standin" : "tree")}", All());
        Assert.NotEmpty(headers);
        Nothing(await CppChecks.FailuresAsync(
            CppCompiler.Named(compiler), Api(api), [.. headers.Select(header => CppSource.HeaderAlone(header, include))]));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Headers_that_need_what_they_do_not_include_are_found(string compiler, string api)
    {
        (string include, IReadOnlyList<string> headers) = GeneratedHeaders.Write(
            $"headers-planted-{compiler}-{(api == StandIn ? "standin" : "tree")}",
            "MachineCode/calls.tidl",
            text => text.Replace("#include <base/rpc_args.h>\n", string.Empty, StringComparison.Ordinal).Replace("#include <util/attempt.h>\n", string.Empty, StringComparison.Ordinal));
        Assert.NotEmpty(await CppChecks.FailuresAsync(
            CppCompiler.Named(compiler), Api(api), [.. headers.Select(header => CppSource.HeaderAlone(header, include))]));
    }

    private static GenodeApi Api(string name) => name == StandIn ? GenodeApi.StandIn : GenodeApi.Tree!;

    private static void Nothing(IReadOnlyList<string> failures) =>
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(3).Append($"{failures.Count} headers do not compile")));

    private static IReadOnlyList<Contract> All()
    {
        string[] paths =
        [
            .. from folder in (string[])["idl/contracts", "samples"]
               from path in Directory.GetFiles(Path.Combine(RepositoryFolder.Path, folder), "*.tidl", SearchOption.AllDirectories)
               orderby path
               select Path.GetRelativePath(RepositoryFolder.Path, path),
        ];
        return ContractCompilation.Compile([.. paths.Select(p => (p, File.ReadAllText(Path.Combine(RepositoryFolder.Path, p))))]);
    }
}
