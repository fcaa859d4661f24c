using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Cpp.Tests.Headers;

/// <summary>The headers of Genode's interfaces compile with Genode's flags and every warning an error: in the place of Genode's own, and beside them.</summary>
public sealed class DescribedHeaderTests
{
    private const string StandIn = "the stand-in";

    // What a component's framework is made of: it needs more of these headers than the interfaces.
    private static readonly string[] s_framework = ["cpu", "pd"];

    // Genode's own headers of these do not stand alone: one wants the C library, one another header of core.
    private static readonly string[] s_dependent = ["clone", "signal_delivery_proxy"];

    public static TheoryData<string, string> Compilers => new(
        from compiler in CppCompiler.Names
        from api in GenodeApi.Tree is { } tree ? new[] { StandIn, tree.Folder } : [StandIn]
        select (compiler, api));

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Headers_of_Genodes_interfaces_compile_in_the_place_of_GenodeHeaders(string compiler, string api)
    {
        (GenodeApi genode, IReadOnlyList<DescribedHeaders> all, string others) = Write($"described-{compiler}", api);
        IEnumerable<DescribedHeaders> replacing = all.Where(headers => !s_framework.Contains(headers.Name));
        Nothing(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), genode, [.. replacing.SelectMany(headers => headers.Alone(genode, others))]));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Headers_of_Genodes_interfaces_agree_with_GenodeHeaders_beside_them(string compiler, string api)
    {
        (GenodeApi genode, IReadOnlyList<DescribedHeaders> all, string others) = Write($"described-beside-{compiler}", api);
        DescribedHeaders[] beside = [.. all.Where(headers => !headers.IsPartOfAnother && !s_dependent.Contains(headers.Name) && IsDeclared(headers, genode))];
        Assert.True(s_framework.All(name => beside.Any(headers => headers.Name == name)), "The framework's headers are not compared.");
        Nothing(await CppChecks.FailuresAsync(CppCompiler.Named(compiler), genode, [.. beside.Select(headers => headers.Beside(genode, others, s_framework.Contains(headers.Name)))]));
    }

    private static bool IsDeclared(DescribedHeaders headers, GenodeApi api) =>
        !api.IsStandIn || headers.Name == "cpu" || headers.Declaring.All(header => api.OwnIncludes().Any(folder => File.Exists(Path.Combine(folder, header))));

    private static (GenodeApi Api, IReadOnlyList<DescribedHeaders> Headers, string Others) Write(string name, string api)
    {
        GenodeApi genode = api == StandIn ? GenodeApi.StandIn : GenodeApi.Tree!;
        string folder = $"{name}-{(genode.IsStandIn ? "standin" : "tree")}";
        IReadOnlyList<DescribedHeaders> all = DescribedHeaders.Write(folder);
        return (genode, all, DescribedHeaders.WriteMissing(folder + "-others", all, genode));
    }

    private static void Nothing(IReadOnlyList<string> failures) =>
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(3).Append($"{failures.Count} do not compile")));
}
