using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TelOS.Host.Tool.Tests;

/// <summary>`telos` as a user without privileges: `nobody` where the tests are root's, and else whoever runs them.</summary>
public sealed class OrdinaryUserTests : IDisposable
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private static readonly string s_dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    private readonly string _folder = Directory.CreateTempSubdirectory("telos-user-").FullName;

    // Everybody can read what lies here, wherever the repository is.
    public OrdinaryUserTests()
    {
        Copy(AppContext.BaseDirectory, "tool");
        Copy(Path.Combine(TestFolders.Samples, "Hello/bin/system"), "modules");
        File.Copy(Path.Combine(TestFolders.Samples, "Hello/hello.hid"), Path.Combine(_folder, "hello.hid"));
        MakeVisible(_folder);
    }

    // The runtime may be one that only root can read.
    private static bool IsNobody => Environment.IsPrivilegedProcess && IsForEverybody(Path.GetDirectoryName(s_dotnet)!);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_system_of_two_processes_runs_to_its_end()
    {
        var (code, lines) = await RunAsync("hello.hid", "never said");
        Assert.True(code == 0, string.Join('\n', lines));
        Assert.Contains("[init -> hello_client] Hello, Ada!", lines);
    }

    [Fact]
    public async Task Its_processes_are_confined_or_it_says_that_they_are_not()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "modules/looker"),
            """
            #!/bin/sh
            while read -r key value rest; do
              case $key in Uid:) user=$value;; NoNewPrivs:) privileges=$value;; esac
            done < /proc/self/status
            files=none
            [ -e /etc/passwd ] && files=seen
            echo "looked: user $user, no privileges $privileges, files $files"
            exec /bin/sleep 1000

            """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "looker.hid"),
            """
            config
            + parent-provides
              + service ROM
              + service PD
              + service CPU
              + service LOG
            + start looker | ld: no | caps: 200 | ram: 16M
              + route
                + any-service | + parent
              + config
            -

            """,
            TestContext.Current.CancellationToken);
        MakeVisible(_folder);

        var (_, lines) = await RunAsync("looker.hid", "looked: ");
        var said = lines[^1];
        var isConfined = !lines.Any(static line => line.StartsWith("[core] components see the host's files", StringComparison.Ordinal));
        Assert.EndsWith($", no privileges 1, files {(isConfined ? "none" : "seen")}", said, StringComparison.Ordinal);
        Assert.Equal(Environment.IsPrivilegedProcess && !IsNobody, said.Contains("user 0,", StringComparison.Ordinal));
    }

    private static bool IsForEverybody(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(above) & UnixFileMode.OtherExecute) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // Native libraries for other machines are most of the tool's size.
    private static bool IsForLinux(string file) =>
        !file.Contains("/runtimes/", StringComparison.Ordinal) || file.Contains("/runtimes/linux-x64/", StringComparison.Ordinal);

    private static void MakeVisible(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, All);
            foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
            {
                File.SetUnixFileMode(path, All);
            }
        }
    }

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(IsForLinux))
        {
            var copy = Path.Combine(_folder, to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    // Until it ends, or has said something.
    private async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(string file, string last)
    {
        ProcessStartInfo start = new(
            s_dotnet,
            [Path.Combine(_folder, "tool/telos.dll"), "run", Path.Combine(_folder, file), "--modules", Path.Combine(_folder, "modules")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["HOME"] = _folder;
        if (IsNobody)
        {
            start.UserName = "nobody";
        }

        using var process = Process.Start(start)!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(s_patience);
        try
        {
            List<string> lines = [];
            var errors = process.StandardError.ReadToEndAsync(stop.Token);
            while (await process.StandardOutput.ReadLineAsync(stop.Token) is { } line)
            {
                lines.Add(line);
                if (line.Contains(last, StringComparison.Ordinal))
                {
                    process.Kill();
                    break;
                }
            }

            await process.WaitForExitAsync(stop.Token);
            Assert.Equal("", await errors);
            return (process.ExitCode, lines);
        }
        finally
        {
            process.Kill();
        }
    }
}
