namespace TelOS.Init.Tests;

public sealed class ArgumentTextTests
{
    [Theory]
    [InlineData("label=\"x\", ram_quota=1, cap_quota=2", "ram_quota", "label=\"x\", cap_quota=2")]
    [InlineData("label=\"a, ram_quota=3\", ram_quota=1", "ram_quota", "label=\"a, ram_quota=3\"")]
    [InlineData(", cap_quota=3, ram_quota=4K", "cap_quota", "ram_quota=4K")]
    [InlineData("label=\"quoted \\\" quote, x=1\", x=2", "x", "label=\"quoted \\\" quote, x=1\"")]
    [InlineData("x=1", "y", "x=1")]
    [InlineData("", "x", "")]
    public void An_argument_is_removed_wherever_it_stands(string text, string key, string expected) =>
        Assert.Equal(expected, ArgumentText.Remove(text, key));

    [Fact]
    public void What_is_set_stands_at_the_end()
    {
        Assert.Equal("label=\"x\", cap_quota=2, ram_quota=7", ArgumentText.Set("label=\"x\", ram_quota=1, cap_quota=2", "ram_quota", 7));
        Assert.Equal("ram_quota=1, label=\"a -> b\"", ArgumentText.Set("label=\"x\", ram_quota=1", "label", "a -> b"));
        Assert.Equal("a=1, priority=0x10", ArgumentText.SetRaw("priority=3, a=1", "priority", "0x10"));
    }

    [Fact]
    public void What_is_too_long_or_cannot_be_written_is_not_sound()
    {
        Assert.True(ArgumentText.IsSound(new string('x', 159)));
        Assert.False(ArgumentText.IsSound(new string('x', 160)));
        Assert.False(ArgumentText.IsSound("label=\"\n\""));
    }

    [Theory]
    [InlineData("a -> b", "a", "b")]
    [InlineData("a -> ", "a", "")]
    [InlineData("a", "a", null)]
    [InlineData("ab -> c", "a", null)]
    public void A_label_loses_the_name_of_the_child(string label, string child, string? expected) =>
        Assert.Equal(expected, SessionLabel.Scoped(label, child));
}
