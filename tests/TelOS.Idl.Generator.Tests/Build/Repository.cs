using TelOS.Idl.Testing;

namespace TelOS.Idl.Generator.Tests.Build;

/// <summary>Where this repository lies, and how it was built.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root => RepositoryFolder.Path;

    /// <summary><c>Debug</c> or <c>Release</c>, as these tests were built: <c>bin/Debug/net10.0</c>.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
