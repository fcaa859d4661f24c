using TelOS.Idl.Testing.Cpp;
using TelOS.Records.Tests.Cpp;
using Xunit;

namespace TelOS.Records.Tests.Generated;

/// <summary>How a component writes records.</summary>
public sealed class RecordBuilderTests
{
    // Ada, 36, glad, at (1, 2), with twenty tags and two friends.
    private static readonly string s_ada =
        "86" + "01a3416461" + "0224" + "0301" + "04c4080100000002000000" + "07dc0014" + string.Concat(Enumerable.Repeat("a3746167", 20)) + "0982"
        + "a2426f" + "84" + "01a2426f" + "0302" + "0790" + "0980"
        + "a24379" + "85" + "01a24379" + "0302" + "0790" + "0980" + "cd012c" + "a143";

    [Fact]
    public async Task Records_are_written_whole_or_in_pieces_and_mistakes_are_told()
    {
        RecordProgram program = await RecordProgram.BuildAsync(
            CppCompiler.Gcc,
            "build",
            [RecordProgram.Source("build.cc", RecordContract.Reviewed.Headers), RecordProgram.Source("host.cc")],
            RecordProgram.Sanitizers);
        CommandResult result = await CommandLine.RunAsync(program.FilePath, []);
        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(
            [
                s_ada, s_ada, "exceeded",
                "invalid", "invalid", "invalid", "invalid", "invalid", "invalid",
                "4000 found", "1024 found", "invalid", "invalid",
            ],
            result.Output.TrimEnd('\n').Split('\n'));

        // The other language takes it for the same.
        CSharpRecord csharp = new(RecordContract.Reviewed.Assembly, RecordContract.Reviewed.Records.Single(r => r.Name == "Person"));
        Assert.Equal(s_ada, Convert.ToHexStringLower(csharp.Copy(Convert.FromHexString(s_ada)) ?? []));
    }
}
