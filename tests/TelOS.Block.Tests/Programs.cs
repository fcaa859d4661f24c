using System.Reflection;
using TelOS.Idl.Testing;

namespace TelOS.Block.Tests;

/// <summary>Where the programs are that the build made.</summary>
internal static class Programs
{
    /// <summary>How they were built.</summary>
    public static string Configuration { get; } =
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Configuration").Value!;

    /// <summary>The component.</summary>
    public static string Block { get; } = Path.Combine(RepositoryFolder.Path, $"components/Block/bin/{Configuration}/net10.0/block");

    /// <summary>A client.</summary>
    public static string Probe { get; } = Path.Combine(RepositoryFolder.Path, $"tests/TelOS.Block.Probe/bin/{Configuration}/net10.0/block_probe");
}
