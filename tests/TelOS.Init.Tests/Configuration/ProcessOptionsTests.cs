using TelOS.Runtime;

namespace TelOS.Init.Tests;

public sealed class ProcessOptionsTests
{
    private static readonly ProcessOptions s_all = new() { HasNetwork = true, HasFiles = true, HasProcesses = true, Memory = 1UL << 30 };

    [Fact]
    public void The_options_of_a_start_node_are_read()
    {
        var (configuration, diagnostics) = Text.Read("""
            config
            + parent-provides | + service PD
            + default-route
              + any-service | + parent
            + start child | ram: 1M | caps: 100
              + telos | network: host | files: host | processes: yes | memory: 1G
            + start other | ram: 1M | caps: 100
              + telos | network: none | files: private | processes: no
            + start reader | ram: 1M | caps: 100
              + telos
                + read words
                + read data
                + read words
            + telos
              + path data  | at: /srv/data
              + path words | at: /usr/share/dict/words
            -

            """);
        Assert.Empty(diagnostics);
        Assert.Equal([new HostPath("data", "/srv/data", 15), new HostPath("words", "/usr/share/dict/words", 16)], configuration.Paths);
        Assert.Equal([s_all, ProcessOptions.None, ProcessOptions.None.WithPaths(["data", "words"])], configuration.Children.Select(static child => child.Process));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("network", "network")]
    [InlineData("memory=1073741824 files", "files memory=1073741824")]
    [InlineData("processes network files nonsense", "network files processes")]
    [InlineData("memory=-1 memory=x networks", "")]
    [InlineData("reads=words,data network", "network reads=data,words")]
    [InlineData("reads=a/b,,c!,seventeen-letters reads=ok", "reads=ok")]
    public void An_argument_is_read_and_written(string text, string expected)
    {
        var options = ProcessOptions.Read(new SessionArguments($"label=\"a\", telos=\"{text}\", cap_quota=3"));
        var written = options.Apply("label=\"a\", telos=\"files network\", cap_quota=3");
        Assert.Equal(expected.Length == 0 ? "label=\"a\", cap_quota=3" : $"label=\"a\", cap_quota=3, telos=\"{expected}\"", written);
        Assert.Equal(options, ProcessOptions.Read(new SessionArguments(written)));
    }

    [Fact]
    public void Nobody_gives_more_than_he_has()
    {
        Assert.Equal(ProcessOptions.None, s_all.Within(ProcessOptions.None));
        Assert.Equal(ProcessOptions.None, ProcessOptions.None.Within(s_all));
        Assert.Equal(s_all, s_all.Within(s_all));
        Assert.Equal(new ProcessOptions { HasFiles = true }, s_all.Within(new ProcessOptions { HasFiles = true }));
    }

    [Fact]
    public void Nobody_lets_others_read_what_he_does_not_read_himself()
    {
        var both = ProcessOptions.None.WithPaths(["data", "words"]);
        Assert.Equal(ProcessOptions.None, both.Within(ProcessOptions.None));
        Assert.Equal(ProcessOptions.None, both.Within(s_all));
        Assert.Equal(ProcessOptions.None.WithPaths(["words"]), both.Within(ProcessOptions.None.WithPaths(["more", "words"])));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(64UL, null, 64UL)]
    [InlineData(null, 64UL, 64UL)]
    [InlineData(128UL, 64UL, 64UL)]
    [InlineData(1UL << 40, null, null)]
    [InlineData(1UL << 40, 1UL << 30, 1UL << 30)]
    [InlineData(null, 1UL << 30, null)]
    public void Memory_is_bounded_by_what_the_other_has(ulong? wanted, ulong? limit, ulong? expected) =>
        Assert.Equal(expected, new ProcessOptions { Memory = wanted }.Within(new ProcessOptions { Memory = limit }).Memory);
}
