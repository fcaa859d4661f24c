namespace TelOS.Runtime.Tests.Sessions;

public sealed class SessionPolicyTests
{
    private const string Config = """
        config
        + policy | id: nobody
        + policy | id: suffix | label_suffix: disk
        + policy | id: long suffix | label_suffix: -> disk
        + policy | id: prefix | label_prefix: guest
        + policy | id: long prefix | label_prefix: guest -> a
        + policy | id: prefix and suffix | label_prefix: guest -> a | label_suffix: disk
        + policy | id: label | label: guest -> a -> disk
        + policy | id: second label | label: guest -> a -> disk
        + policy | id: label and prefix | label: shell | label_prefix: shell -> x
        + default-policy | id: default
        -
        """;

    [Theory]
    [InlineData("guest -> a -> disk", "label")]
    [InlineData("guest -> ab -> disk", "prefix and suffix")]
    [InlineData("guest -> a -> tape", "long prefix")]
    [InlineData("guest -> b -> disk", "prefix")]
    [InlineData("shell -> disk", "long suffix")]
    [InlineData("floppydisk", "suffix")]
    [InlineData("shell", "default")]
    [InlineData("", "default")]
    public void The_policy_that_says_most_about_a_label_holds(string label, string expected) =>
        Assert.Equal(expected, SessionPolicy.Find(Parse(Config), label)?["id"]);

    [Fact]
    public void Without_a_policy_that_fits_and_a_default_there_is_none() =>
        Assert.Null(SessionPolicy.Find(Parse("config\n+ policy | label: a\n+ policy | id: for nobody\n-\n"), "b"));

    private static Node Parse(string text)
    {
        var node = Node.Parse(text, out var problems);
        Assert.Empty(problems);
        return node!;
    }
}
