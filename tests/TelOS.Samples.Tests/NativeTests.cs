using Xunit;

namespace TelOS.Samples.Tests;

public sealed class NativeTests
{
    [Theory]
    [InlineData("samples/Hello")]
    [InlineData("samples/ObjectStore", "idl/contracts")]
    public async Task A_sample_says_the_same_as_a_NativeAOT_binary(string project, params string[] arguments)
    {
        ProgramResult expected = await RepositoryProgram.RunAsync(project, arguments);
        ProgramResult native = await RepositoryProgram.RunNativeAsync(project, arguments);

        Assert.Equal((0, ""), (native.ExitCode, native.Errors));
        Assert.Equal(expected.Lines, native.Lines);
    }
}
