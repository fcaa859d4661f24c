using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Hostkit.Tests;

public sealed class StandInTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string program in StandInPrograms.Names)
            {
                foreach (string name in StandInPrograms.Cases(program))
                {
                    cases.Add(program, name);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string, string> Programs
    {
        get
        {
            TheoryData<string, string> programs = [];
            foreach (string program in StandInPrograms.Names)
            {
                foreach (string compiler in CppCompiler.Names)
                {
                    programs.Add(program, compiler);
                }
            }

            return programs;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_of_the_stand_in_holds(string program, string name)
    {
        CppProgram built = await StandInPrograms.BuildAsync(CppCompiler.Gcc, program);

        CommandResult result = await built.RunAsync([name]);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.Contains("passed " + name, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task All_cases_hold_in_one_process(string program, string compiler)
    {
        CppProgram built = await StandInPrograms.BuildAsync(CppCompiler.Named(compiler), program);

        CommandResult result = await built.RunAsync();

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.Equal(StandInPrograms.Cases(program).Count(), result.Output.Split('\n').Count(line => line.StartsWith("passed ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_a_failure()
    {
        CppProgram built = await StandInPrograms.BuildAsync(CppCompiler.Gcc, "basics");

        CommandResult result = await built.RunAsync(["no_such_case"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no such case", result.Errors, StringComparison.Ordinal);
    }
}
