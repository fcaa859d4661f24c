using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace TelOS.Host.Tests;

/// <summary>A running Genode on Linux, and everything that was said on it.</summary>
internal sealed partial class GenodeCore : IDisposable
{
    private static readonly string[] s_files = ["core", "init", "ld.lib.so"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("genode-core-").FullName;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _core;

    /// <summary>Starts core and init.</summary>
    /// <param name="built">The folder with Genode's programs.</param>
    /// <param name="config">The configuration of init.</param>
    /// <param name="roles">The roles of the workshop that it names as binaries, "workshop_" and the role.</param>
    public GenodeCore(string built, string config, params IReadOnlyList<string> roles)
    {
        foreach (var file in s_files)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, file), Path.Combine(built, file));
        }

        // Core gives a program neither arguments nor the variable by which it would find .NET.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var role in roles)
        {
            var script = Path.Combine(_folder, $"workshop_{role}");
            File.WriteAllText(script, $"#!/bin/sh\nDOTNET_ROOT='{dotnet}' exec '{TestHost.Workshop}' {role}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        File.WriteAllText(Path.Combine(_folder, "config"), config);
        _core = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(_folder, "core"))
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _core.OutputDataReceived += Take;
        _core.ErrorDataReceived += Take;
        _core.Start();
        _core.BeginOutputReadLine();
        _core.BeginErrorReadLine();
    }

    /// <summary>The folder that the environment names, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("GENODE_CORE") is { Length: > 0 } folder ? folder : null;

    /// <summary>What was said so far, without colours, and without the name of init.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Waits until somebody has said a line.</summary>
    public async Task WaitForAsync(string line)
    {
        var start = Stopwatch.GetTimestamp();
        while (!_lines.Contains(line, StringComparer.Ordinal))
        {
            Assert.True(
                Stopwatch.GetElapsedTime(start) < s_patience && !_core.HasExited,
                $"Nobody said '{line}':{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        _core.Kill(entireProcessTree: true);
        _core.WaitForExit();
        _core.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Take(object sender, DataReceivedEventArgs data)
    {
        if (data.Data is { } line)
        {
            _lines.Enqueue(Colour().Replace(line, "").Replace("[init -> ", "[", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("\x1b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
