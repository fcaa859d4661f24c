using System.Globalization;

namespace TelOS.Host.Tests;

/// <summary>As whom components run.</summary>
public sealed class ProcessUserTests : IDisposable
{
    private const string Script = """
        #!/bin/sh
        while read -r name rest; do
          case $name in Uid:|Gid:|Groups:) echo "$name" $rest;; esac
        done < /proc/self/status

        """;

    private readonly TestCore _test = new();
    private readonly TestInit _init;
    private readonly string _folder = Directory.CreateTempSubdirectory("users-").FullName;

    public ProcessUserTests() => _init = new TestInit(_test.Core);

    public void Dispose()
    {
        _init.Dispose();
        _test.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_component_of_a_privileged_host_has_a_user_and_a_group_of_its_own_and_no_others()
    {
        TestFiles.MakeVisible(_folder);
        var first = await IdentityAsync("first");
        var second = await IdentityAsync("second");
        var own = string.Create(CultureInfo.InvariantCulture, $"Uid: {LinuxProcesses.UserId()}");
        if (LinuxProcesses.UserId() == 0)
        {
            Assert.NotEqual(first, second);
            Assert.DoesNotContain(first, line => line.StartsWith(own, StringComparison.Ordinal));
            Assert.Contains(first, static line => line == "Groups:");
            Assert.All(first.Take(2), static line => Assert.Single(line.Split(' ')[1..].Distinct(StringComparer.Ordinal)));
        }
        else
        {
            Assert.Equal(first, second);
            Assert.Contains(first, line => line.StartsWith(own, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_program_that_is_not_for_everybody_is_executed_as_the_hosts_user()
    {
        var lines = await IdentityAsync("private");
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"Uid: {LinuxProcesses.UserId()} "), lines[0], StringComparison.Ordinal);
    }

    // What a script says of its process.
    private async Task<string[]> IdentityAsync(string name)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, Script, TestContext.Current.CancellationToken);
        TestFiles.MakeExecutable(file);
        _test.Core.SetModuleFile(name, file);
        var before = _test.Lines.Count;
        using var child = _init.Start(name);
        await child.Gone.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _test.WaitUntil(() => Said().Length == 3);
        return Said();

        string[] Said() =>
            [.. _test.Lines.Skip(before).Select(static line => line.Replace("[init -> child] ", "", StringComparison.Ordinal).TrimEnd())];
    }
}
