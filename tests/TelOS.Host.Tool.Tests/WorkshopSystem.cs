namespace TelOS.Host.Tool.Tests;

/// <summary>The workshop as a system in a folder of its own.</summary>
internal sealed class WorkshopSystem : IDisposable
{
    private const string Services = """
        + parent-provides
          + service ROM
          + service PD
          + service CPU
          + service LOG
          + service Timer
        + default | caps: 1000 | ram: 64M
        + default-route
          + any-service
            + parent
            + any-child
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("telos-workshop").FullName;

    public WorkshopSystem()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "workshop"), TestFolders.WorkshopProgram);
        File.CreateSymbolicLink(Path.Combine(_folder, "init"), TestFolders.InitProgram);
    }

    /// <summary>Where a trace may write its calls.</summary>
    public string CallFile => Path.Combine(_folder, "calls.jsonl");

    /// <summary>What it wrote so far.</summary>
    public string Calls
    {
        get
        {
            if (!File.Exists(CallFile))
            {
                return "";
            }

            using StreamReader reader = new(new FileStream(CallFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    /// <summary>The children: a server, and a client whose exit is the exit of all.</summary>
    /// <param name="server">The server's name.</param>
    /// <param name="role">The client's role.</param>
    public static string Children(string server = "server", string role = "client") => $"""
        {Services}
        + start {server} | ld: no
          + binary workshop
          + provides
            + service Telos_workshop
            + service Telos_archive
          + config | role: server
            + default-policy
        + start client | ld: no
          + binary workshop
          + exit | propagate: yes
          + config | role: {role}
        """;

    /// <summary>The same children below an init of their own, which is a child itself.</summary>
    public static string Nested() => $"""
        {Services}
        + start sub | ld: no | ram: 512M | caps: 9000
          + binary init
          + exit | propagate: yes
          + config
        {string.Join('\n', Children().Split('\n').Select(static line => "    " + line))}
        """;

    /// <summary>Runs a command on it.</summary>
    public ToolRun Run(string children, string command, params IReadOnlyList<string> options)
    {
        var file = Path.Combine(_folder, "system.hid");
        File.WriteAllText(file, $"config\n{children}\n-\n");
        return ToolRun.Of([command, file, .. options]);
    }

    /// <summary>Traces it by its contracts.</summary>
    public ToolRun Trace(string children, params IReadOnlyList<string> options) => Run(
        children,
        "trace",
        ["--contract", Path.Combine(TestFolders.Workshop, "workshop.tidl"), "--contract", Path.Combine(TestFolders.Workshop, "archive_next.tidl"), .. options]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
