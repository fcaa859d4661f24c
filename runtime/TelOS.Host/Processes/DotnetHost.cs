namespace TelOS.Host;

/// <summary>The program that runs assemblies.</summary>
internal static class DotnetHost
{
    /// <summary>The `dotnet` that runs this process, the one that `DOTNET_ROOT` names, or the system's.</summary>
    public static string Path { get; } = Find();

    /// <summary>The folder of the runtime.</summary>
    public static string Folder => System.IO.Path.GetDirectoryName(Path)!;

    private static string Find()
    {
        var ours = Environment.ProcessPath is { } path && System.IO.Path.GetFileName(path) == "dotnet" ? path : null;
        var named = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT");

        // The runtime's own folder is shared/Microsoft.NETCore.App/VERSION below it.
        var runtime = Directory.GetParent(AppContext.GetData("FX_DEPS_FILE") as string ?? "/")?.Parent?.Parent?.Parent?.FullName;
        string?[] places =
        [
            ours,
            named,
            root is null ? null : System.IO.Path.Combine(root, "dotnet"),
            runtime is null ? null : System.IO.Path.Combine(runtime, "dotnet"),
            "/usr/share/dotnet/dotnet",
            "/usr/lib/dotnet/dotnet",
        ];
        return LinuxProcesses.RealPath(Array.Find(places, File.Exists) ?? "/usr/bin/dotnet");
    }
}
