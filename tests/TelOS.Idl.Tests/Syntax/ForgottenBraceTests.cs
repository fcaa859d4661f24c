using Xunit;

namespace TelOS.Idl.Tests.Syntax;

public class ForgottenBraceTests
{
    [Fact]
    public void Something_missing_right_behind_a_forgotten_brace_is_reported_and_nothing_breaks()
    {
        // The parser makes up the missing word from the one before it, which is the brace that was made up here.
        IReadOnlyList<string> shown = Parsing.Show(Parsing.Parse(Parsing.Head + "session S service \"S\" version 1.0 {\n    @2 f() -> u64;\n^"));

        Assert.Contains(shown, line => line.StartsWith("3:35+1 ", StringComparison.Ordinal));
        Assert.Contains(shown, line => line.Contains('^', StringComparison.Ordinal));
    }
}
