using System.Collections.Concurrent;
using System.Text;
using TelOS.Init;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What the configuration lets processes read of the host's files.</summary>
public sealed class ReadablePathTests : IDisposable
{
    private const string Unconfined = "[core] components see the host's files";
    private const string Services = """
        + parent-provides
          + service ROM
          + service PD
          + service CPU
          + service LOG
        + default | caps: 1000 | ram: 64M
        + default-route
          + any-service | + parent
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TestScripts _scripts = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("telos-readable-").FullName;
    private readonly string _program;

    public ReadablePathTests()
    {
        TestFiles.MakeVisible(_folder);
        File.WriteAllText(Path.Combine(_folder, "file"), "word\n");
        _program = _scripts.Add("reader", $"""
            read -r word < {_folder}/file
            echo x 2>/dev/null > {_folder}/file && word=changed
            echo "it reads '$word'"
            exec /bin/sleep 1000
            """);
    }

    private string Paths => $"+ telos | + path data | at: {_folder}";

    private bool IsUnconfined => _lines.Any(static line => line.StartsWith(Unconfined, StringComparison.Ordinal));

    public void Dispose()
    {
        _scripts.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_process_reads_what_its_start_node_names_and_does_not_write_it()
    {
        var said = Run($"{Paths}\n{Child("+ telos | + read data")}");
        Assert.True(said == "it reads 'word'" || IsUnconfined, said);
    }

    [Fact]
    public void A_process_whose_start_node_names_nothing_reads_nothing()
    {
        var said = Run($"{Paths}\n{Child("")}");
        Assert.True(said == "it reads ''" || IsUnconfined, said);
    }

    [Theory]
    [InlineData("+ telos | + read data", "+ telos | + read data", "word")]
    [InlineData("+ telos | + read data", "", "")]
    [InlineData("", "+ telos | + read data", "")]
    public void A_nested_init_lets_its_children_read_what_it_reads_itself_and_they_ask_for(string outer, string inner, string expected)
    {
        var said = Run($"""
            {Paths}
            + start init | ram: 256M | caps: 5000 | ld: no
            {Indent(outer)}
              + config
            {Indent(Indent(Services))}
            {Indent(Indent(Child(inner)))}
            """);
        Assert.True(said == $"it reads '{expected}'" || IsUnconfined, said);
    }

    [Fact]
    public void A_nested_configuration_names_no_paths()
    {
        Run($"""
            + start init | ram: 256M | caps: 5000 | ld: no
              + telos | + read data
              + config
            {Indent(Indent(Services))}
            {Indent(Indent(Paths))}
            {Indent(Indent(Child("+ telos | + read data")))}
            """);
        Assert.Contains("[core] init -> init -> reader: the topmost configuration does not say where the path 'data' is", _lines);
    }

    [Fact]
    public void A_path_where_nothing_is_is_said_and_the_child_starts()
    {
        Run($"+ telos | + path data | at: /no/such\n{Child("+ telos | + read data")}");
        Assert.Contains("[core] init -> reader: there is nothing at '/no/such', which it is to read as 'data'", _lines);
    }

    private static string Child(string options) => $"""
        + start reader | ld: no
        {Indent(options)}
          + config
        """;

    private static string Indent(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => "  " + line));

    // What the reader says.
    private string Run(string children)
    {
        using HostedSystem system = new(new()
        {
            Configuration = Encoding.UTF8.GetBytes($"config\n{Services}\n{children}\n-\n"),
            Log = _lines.Enqueue,
            ModuleFolder = Path.GetDirectoryName(_program),
            Programs = new Dictionary<string, Func<Env, int>>(StringComparer.Ordinal) { ["init"] = InitComponent.Run },
        });
        string? said = null;
        Assert.True(
            SpinWait.SpinUntil(() => (said = _lines.FirstOrDefault(static line => line.Contains("it reads", StringComparison.Ordinal))) is not null, s_patience),
            string.Join(Environment.NewLine, _lines));
        return said![said!.IndexOf("it reads", StringComparison.Ordinal)..];
    }
}
