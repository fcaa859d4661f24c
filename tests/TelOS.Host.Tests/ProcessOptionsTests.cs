using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using TelOS.Init;

namespace TelOS.Host.Tests;

/// <summary>What the node `telos` of a configuration excepts a child's process from, and what a nested init can except its own from.</summary>
public sealed class ProcessOptionsTests : IDisposable
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

    private static int s_last;

    private readonly TestCore _test = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("telos-options").FullName;

    // How long it sleeps says which it is.
    private readonly string _time = $"1000.{Environment.ProcessId}{Interlocked.Increment(ref s_last)}";

    public ProcessOptionsTests()
    {
        Add("sleeper", $"exec /bin/sleep {_time}");
        Add("forker", $"(exit 0)\nexec /bin/sleep {_time}");
        _test.Core.SetModuleProgram("init", InitComponent.Run);
    }

    public void Dispose()
    {
        _test.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("+ telos | network: host", true, false)]
    [InlineData("+ telos | files: host", false, true)]
    [InlineData("+ telos | network: none | files: private", false, false)]
    [InlineData("+ telos | network: host | files: host | processes: yes", true, true)]
    public void A_process_has_of_the_host_what_its_start_node_says(string options, bool network, bool files) =>
        Assert.Equal((network, files), Run(Child("sleeper", options)));

    [Fact]
    public void A_process_makes_others_when_its_start_node_says_so()
    {
        Run(Child("forker", "+ telos | processes: yes"));
        using var started = Start(Child("forker", ""));
        _test.WaitFor("child \"forker\" ended without a word");
    }

    [Theory]
    [InlineData("", "+ telos | network: host | files: host", false, false)]
    [InlineData("+ telos | network: host", "+ telos | network: host | files: host", true, false)]
    [InlineData("+ telos | network: host | files: host", "+ telos | files: host", false, true)]
    [InlineData("+ telos | network: host | files: host", "", false, false)]
    public void A_nested_init_excepts_its_children_from_no_more_than_it_is_excepted_from_itself(
        string outer, string inner, bool network, bool files) =>
        Assert.Equal((network, files), Run($"""
            + start init | ram: 256M | caps: 5000
            {Indent(outer)}
              + config
            {Indent(Indent(Services))}
            {Indent(Indent(Child("sleeper", inner)))}
            """));

    [Fact]
    public void A_changed_option_starts_the_child_anew_and_nothing_else_does()
    {
        var text = Child("sleeper", "");
        using var started = Start(text);
        var before = Process();
        started.Configure(Configuration("+ report\n" + text));
        started.Configure(Configuration(Child("sleeper", "+ telos | network: host")));
        _test.WaitUntil(() => !Directory.Exists($"/proc/{before}"));
        Assert.True(Has(Process(), "net") || IsUnconfined);
    }

    private bool IsUnconfined => _test.Lines.Any(static line => line.StartsWith(Unconfined, StringComparison.Ordinal));

    private static string Child(string module, string options) => $"""
        + start {module} | ld: no
        {Indent(options)}
          + config
        """;

    private static byte[] Configuration(string children) => Encoding.UTF8.GetBytes($"config\n{Services}\n{children}\n-\n");

    private static string Indent(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => "  " + line));

    // Whether a process is where this one is.
    private static bool Has(int process, string space) =>
        File.ResolveLinkTarget($"/proc/{process}/ns/{space}", false)!.Name == File.ResolveLinkTarget($"/proc/self/ns/{space}", false)!.Name;

    private void Add(string module, string script)
    {
        var path = Path.Combine(_folder, module);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _test.Core.SetModuleFile(module, path);
    }

    private Started Start(string children) => new(_test.Core, Configuration(children));

    // Whether the child has the host's network, and its files.
    private (bool Network, bool Files) Run(string children)
    {
        using var started = Start(children);
        var process = Process();
        return IsUnconfined ? (children.Contains("network: host", StringComparison.Ordinal), false) : (Has(process, "net"), Has(process, "mnt"));
    }

    private int Process()
    {
        var found = 0;
        _test.WaitUntil(() => (found = Find()) != 0);
        return found;
    }

    private int Find()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Sleeps(folder))
            {
                return number;
            }
        }

        return 0;
    }

    private bool Sleeps(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")) == $"/bin/sleep\0{_time}\0";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class Started : IDisposable
    {
        [SuppressMessage("Usage", "CA2213", Justification = "Core disposes it.")]
        private readonly CoreParent _parent;
        private readonly Runtime.Env _env;

        [SuppressMessage("Usage", "CA2213", Justification = "It is disposed on its own thread.")]
        private readonly InitComponent _init;

        public Started(LinuxCore core, byte[] configuration)
        {
            _parent = core.CreateParent("init", 1UL << 30, 20_000);
            _parent.SetModule("config", configuration);
            _env = _parent.CreateEnv("init");
            _init = new InitComponent(_env);
        }

        public void Configure(byte[] configuration) => _parent.SetModule("config", configuration);

        public void Dispose()
        {
            _env.Entrypoint.Invoke(_init.Dispose);
            _env.Dispose();
        }
    }
}
