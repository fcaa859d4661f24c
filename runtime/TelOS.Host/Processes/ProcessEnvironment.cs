using System.Collections;

namespace TelOS.Host;

/// <summary>The environments of processes.</summary>
internal static class ProcessEnvironment
{
    // What Genode's core hands on, and what a framework-dependent program needs to find its runtime.
    private static readonly string[] s_passed = ["DISPLAY", "HOME", "LD_LIBRARY_PATH", "XDG_RUNTIME_DIR", "DOTNET_ROOT"];

    /// <summary>All of this process's own.</summary>
    public static IReadOnlyDictionary<string, string> Own() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(static entry => (string)entry.Key, static entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    /// <summary>What a component gets: what Genode's core hands on, and where the .NET runtime is.</summary>
    public static IReadOnlyDictionary<string, string> Standard()
    {
        var passed = Own();
        var standard = s_passed.Where(passed.ContainsKey).ToDictionary(static name => name, name => passed[name], StringComparer.Ordinal);
        standard.TryAdd("DOTNET_ROOT", DotnetHost.Folder);
        return standard;
    }
}
