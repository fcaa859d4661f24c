namespace TelOS.Host;

/// <summary>The environments of processes.</summary>
internal static class ProcessEnvironment
{
    // What Genode's core hands on, and what a framework-dependent program needs to find its runtime.
    private static readonly string[] s_passed = ["DISPLAY", "HOME", "LD_LIBRARY_PATH", "XDG_RUNTIME_DIR", "DOTNET_ROOT"];

    /// <summary>What a component gets: what Genode's core hands on, and where the .NET runtime is.</summary>
    public static IReadOnlyDictionary<string, string> Standard()
    {
        var standard = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in s_passed)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                standard.Add(name, value);
            }
        }

        standard.TryAdd("DOTNET_ROOT", DotnetHost.Folder);
        return standard;
    }
}
