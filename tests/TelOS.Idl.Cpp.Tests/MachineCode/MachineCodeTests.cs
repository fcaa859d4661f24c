using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Cpp.Tests.MachineCode;

/// <summary>What is generated costs no instruction more than what somebody writes by hand for Genode.</summary>
public sealed class MachineCodeTests
{
    public static TheoryData<string, string> Uses => new(
        from compiler in CppCompiler.Names
        from use in (string[])["client_use.cc", "dispatch_use.cc"]
        select (compiler, use));

    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Machine_code_of_generated_headers_is_that_of_headers_written_by_hand(string compiler, string use)
    {
        (string include, _) = GeneratedHeaders.Write("machine-code-" + compiler + use, "MachineCode/calls.tidl");
        string? difference = Difference(await CodeAsync(compiler, use, "MachineCode/hand"), await CodeAsync(compiler, use, include));
        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Machine_code_comparison_finds_one_check_too_many(string compiler, string use)
    {
        (string include, _) = GeneratedHeaders.Write("machine-code-planted-" + compiler + use, "MachineCode/calls.tidl", Plant);
        Assert.NotNull(Difference(await CodeAsync(compiler, use, "MachineCode/hand"), await CodeAsync(compiler, use, include)));
    }

    // The author's function is called behind the same checks and handlers, but for a compiler not by the same words: the order of
    // instructions differs, and their number may by one in a hundred.
    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Machine_code_of_a_generated_server_base_has_no_more_instructions_than_one_written_by_hand(string compiler)
    {
        (string include, _) = GeneratedHeaders.Write("machine-code-component-" + compiler, "MachineCode/calls.tidl");
        Assert.InRange(await InstructionsAsync(compiler, include), 1, await AllowedAsync(compiler));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Machine_code_count_finds_a_server_base_that_does_more(string compiler)
    {
        (string include, _) = GeneratedHeaders.Write("machine-code-component-planted-" + compiler, "MachineCode/calls.tidl", Plant);
        Assert.True(await InstructionsAsync(compiler, include) > await AllowedAsync(compiler));
    }

    private static async Task<int> AllowedAsync(string compiler) => await InstructionsAsync(compiler, "MachineCode/hand") * 101 / 100;

    private static async Task<int> InstructionsAsync(string compiler, string headers) =>
        (await CodeAsync(compiler, "component_use.cc", headers)).Sum(f => f.Code.Split('\n').Count(l => !l.StartsWith("R_X86", StringComparison.Ordinal)));

    // A look at the capability in the client, a function too many in the declaration, a second copy in the server base: what a generator may do
    // without anybody noticing.
    private static string Plant(string header) => header
        .Replace("call<Rpc_stop>();", "if (rpc_cap().valid()) call<Rpc_stop>();", StringComparison.Ordinal)
        .Replace("Rpc_open, Rpc_stop);", "Rpc_open, Rpc_stop, Rpc_extra);", StringComparison.Ordinal)
        .Replace("GENODE_RPC(Rpc_stop, void, stop);", "GENODE_RPC(Rpc_stop, void, stop); GENODE_RPC(Rpc_extra, void, stop);", StringComparison.Ordinal)
        .Replace("Rpc_functions>::Value == 6", "Rpc_functions>::Value == 7", StringComparison.Ordinal)
        .Replace("_server().stop();", "_server().stop(); _server().stop();", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<(string Name, string Code)>> CodeAsync(string compiler, string use, string headers)
    {
        string folder = Path.IsPathRooted(headers) ? headers : GeneratedHeaders.TestFile(headers);
        string text = await File.ReadAllTextAsync(GeneratedHeaders.TestFile("MachineCode/" + use));
        string[] objects = await CppProgram.ObjectsAsync(CppCompiler.Named(compiler), [new CppSource(use, text, folder)], "-O2");
        return Disassembly.Of(objects[0]);
    }

    private static string? Difference(IReadOnlyList<(string Name, string Code)> hand, IReadOnlyList<(string Name, string Code)> generated)
    {
        // Where a template's copy lies in the file may differ; which instructions there are may not.
        string[] ours = [.. generated.Select(f => f.Code).Order(StringComparer.Ordinal)];
        string[] theirs = [.. hand.Select(f => f.Code).Order(StringComparer.Ordinal)];
        if (ours.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            return null;
        }
        IEnumerable<string> only = from function in generated
                                   where !theirs.Contains(function.Code)
                                   let twin = hand.FirstOrDefault(f => f.Name == function.Name).Code
                                   select $"generated {function.Name}:\n{function.Code}\nby hand:\n{twin}";
        return string.Join("\n\n", only.Take(2).Append($"{ours.Length} functions generated, {theirs.Length} by hand"));
    }
}
