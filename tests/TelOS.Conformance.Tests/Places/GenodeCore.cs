using System.Diagnostics;
using System.Runtime.InteropServices;
using TelOS.Runtime;

namespace TelOS.Conformance.Tests;

/// <summary>A system on a Genode on Linux: Genode's own core and init.</summary>
internal sealed class GenodeCore : RunningSystem
{
    /// <summary>The name of this project's init there.</summary>
    public const string OwnInit = "telos_init";

    private static readonly string[] s_files = ["core", "init", "ld.lib.so", "timer", "hello", "hello_client"];

    private readonly string _folder = Directory.CreateTempSubdirectory("genode-core-").FullName;
    private readonly Process _core;

    /// <summary>Starts core and init.</summary>
    /// <param name="built">The folder with Genode's programs.</param>
    /// <param name="config">The configuration of init.</param>
    public GenodeCore(string built, string config)
    {
        foreach (var file in s_files)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, file), Path.Combine(built, file));
        }

        // Core gives a program neither arguments nor the variable by which it would find .NET.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, program) in (ReadOnlySpan<(string, string)>)[("workshop", "workshop"), (OwnInit, "init")])
        {
            var script = Path.Combine(_folder, name);
            File.WriteAllText(script, $"#!/bin/sh\nDOTNET_ROOT='{dotnet}' exec '{Path.Combine(Programs.Built, program)}'\n");
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

    /// <summary>The folder that the environment variable GENODE_CORE names, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("GENODE_CORE") is { Length: > 0 } folder ? folder : null;

    /// <summary>The release of Genode that is built there, by the file that eng/genode-linux/build.sh leaves.</summary>
    public static GenodeRelease Release => File.ReadAllText(Path.Combine(Folder!, "release")).Trim() switch
    {
        "26.02" => GenodeRelease.Genode2602,
        "26.04" => GenodeRelease.Sculpt2604,
        var other => throw new InvalidDataException($"There are no tests for Genode {other}."),
    };

    /// <inheritdoc/>
    protected override bool IsOver => _core.HasExited;

    /// <inheritdoc/>
    public override void Dispose()
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
            Take(line);
        }
    }
}
