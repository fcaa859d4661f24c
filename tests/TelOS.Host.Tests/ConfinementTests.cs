using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>What a process can do that does its worst.</summary>
public sealed class ConfinementTests : IDisposable
{
    private readonly TestCore _test = new();
    private int _lastScript;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_process_has_no_privileges_and_can_get_none()
    {
        var exit = await RunAsync(new Confinement(), """
            while read -r key value; do
              case $key in
                NoNewPrivs:) [ "$value" = 1 ] || exit 10;;
                Seccomp:) [ "$value" = 2 ] || exit 11;;
                CapPrm:|CapEff:|CapAmb:|CapInh:) [ "$value" = 0000000000000000 ] || exit 12;;
                SigBlk:|SigIgn:) [ "$value" = 0000000000000000 ] || exit 13;;
              esac
            done < /proc/self/status
            exit 42
            """);
        Assert.Equal(42, exit.Status);
    }

    [Fact]
    public async Task A_process_of_a_host_that_is_root_is_a_user_of_its_own()
    {
        const string Script = """
            while read -r key value rest; do
              case $key in Uid:|Gid:) [ "$value" = 0 ] && exit 10;; Groups:) [ "$value" ] && exit 11;; esac
            done < /proc/self/status
            [ -r /proc/self/environ ] || exit 12
            exit 42
            """;
        Assert.True((await RunAsync(new Confinement(), Script)).Status == 42 || _test.IsUnconfined);

    }

    [Fact]
    public async Task A_process_stays_the_hosts_user_when_only_that_one_can_read_what_it_is_to_read()
    {
        // Nobody else may look into a folder that is made so.
        var folder = Directory.CreateTempSubdirectory("telos-private").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "file"), "word\n", TestContext.Current.CancellationToken);
            var exit = await RunAsync(new Confinement { ReadablePaths = [folder] }, $"""
                while read -r key value rest; do
                  case $key in Uid:) [ "$value" = {LinuxProcesses.UserId()} ] || exit 10;; esac
                done < /proc/self/status
                read -r word < {folder}/file || exit 11
                [ $word = word ] || exit 12
                exit 42
                """);
            Assert.True(exit.Status == 42, $"{exit}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_process_sees_its_program_and_the_system_and_changes_nothing()
    {
        var exit = await RunAsync(new Confinement(), """
            for path in /home /root /var /run /sys /etc/passwd /etc/shadow /old /new; do
              [ -e $path ] && exit 10
            done
            [ -e /usr/bin ] || exit 11
            for path in /x /usr/x /usr/bin/x /proc/x /dev/x /proc/sys/kernel/hostname; do
              echo x 2>/dev/null > $path && exit 13
            done
            echo x > /tmp/x || exit 14
            echo x > /dev/null || exit 15
            [ -e /proc/1 ] && [ $$ != 1 ] && exit 16
            exit 42
            """);
        Assert.True(exit.Status == 42 || _test.IsUnconfined, $"{exit}");
    }

    [Fact]
    public async Task A_process_has_no_network_unless_it_is_said()
    {
        const string Script = """
            while read -r name rest; do
              case $name in lo:|Inter-*|face) ;; *) exit 10;; esac
            done < /proc/net/dev
            exit 42
            """;
        Assert.True((await RunAsync(new Confinement(), Script)).Status == 42 || _test.IsUnconfined);
        var others = Directory.GetDirectories("/sys/class/net").Length > 1;
        Assert.Equal(others ? 10 : 42, (await RunAsync(new Confinement { HasPrivateNetwork = false }, Script)).Status);
    }

    [Fact]
    public async Task What_is_said_to_be_readable_is_seen_and_not_written()
    {
        var folder = Directory.CreateTempSubdirectory("telos-readable").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "file"), "word\n", TestContext.Current.CancellationToken);
            var script = $"""
                [ -e {folder}/file ] || exit 10
                read -r word < {folder}/file
                [ $word = word ] || exit 11
                echo x 2>/dev/null > {folder}/file && exit 12
                exit 42
                """;
            var exit = await RunAsync(new Confinement { ReadablePaths = [folder] }, script);
            Assert.True(exit.Status == 42 || _test.IsUnconfined, $"{exit}");
            Assert.True((await RunAsync(new Confinement(), script)).Status == 10 || _test.IsUnconfined);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_process_makes_no_others_unless_it_is_said()
    {
        const string Script = "(exit 0) && exit 42";
        Assert.Equal(2, (await RunAsync(new Confinement(), Script)).Status);
        Assert.Equal(42, (await RunAsync(new Confinement { MayMakeProcesses = true }, Script)).Status);
        Assert.Equal(42, (await RunAsync(Confinement.None, Script)).Status);
    }

    [Fact]
    public async Task A_process_cannot_have_more_memory_than_its_quota_and_its_allowance()
    {
        // The line without end is kept in memory.
        var exit = await RunAsync(new Confinement { MemoryAllowance = 64 << 20 }, "exec /usr/bin/tail -n 1 /dev/zero", ram: 16 << 20);
        Assert.True(exit.Signal == 9 || exit.Status == 1, $"{exit}");
    }

    [Fact]
    public async Task A_process_cannot_have_more_descriptors_than_its_quota_stands_for()
    {
        var exit = await RunAsync(new Confinement(), """
            ulimit -n 2256 || exit 10
            ulimit -n 2257 2>/dev/null && exit 11
            ulimit -c 1 2>/dev/null && exit 12
            exit 42
            """);
        Assert.Equal(42, exit.Status);
    }

    [Fact]
    public async Task A_process_ends_with_the_thread_that_started_it()
    {
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var pair = SocketPair.Create();
        var host = new Thread(() => new ProcessLauncher(static _ => { }).Start(
            new ProcessRequest
            {
                Name = "orphan",
                Program = new ProgramImage { Name = "sleep", File = "/bin/sleep", Arguments = ["1000"] },
                Environment = new Dictionary<string, string>(StringComparer.Ordinal),
                Parent = new SocketReference(pair.Remote, 1),
                Limits = ProcessLimits.Of(1 << 20, 10, Confinement.DefaultMemoryAllowance),
                Confinement = new Confinement(),
            },
            ended.SetResult));
        host.Start();
        Assert.Equal(9, await ended.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        pair.Close();
    }

    [Fact]
    public async Task Nothing_of_a_process_is_left_when_it_has_ended()
    {
        await RunAsync(new Confinement(), "exit 42");
        var groups = Groups();
        for (var round = 0; round < 10; round++)
        {
            await RunAsync(new Confinement(), "exit 42");
        }

        Assert.True(SpinWait.SpinUntil(() => Groups() <= groups, TimeSpan.FromSeconds(60)));

        static int Groups() => new[] { ResourceGroups.Own.Memory, ResourceGroups.Own.Threads }
            .OfType<string>()
            .Sum(static folder => Directory.GetDirectories(folder, $"telos-{Environment.ProcessId}-*").Length);
    }

    private async Task<ComponentExit> RunAsync(Confinement confinement, string script, ulong ram = 64 << 20)
    {
        _test.Confinement = confinement;
        return await _test.WaitForExitAsync(_test.StartScript($"script{++_lastScript}", script, ram));
    }
}
