using System.Reflection;

namespace TelOS.Host.Tool.Tests;

/// <summary>Where the programs and contracts lie that the tests run.</summary>
internal static class TestFolders
{
    /// <summary>The samples.</summary>
    public static string Samples { get; } = Of("Samples");

    /// <summary>The contracts of the workshop, two components that use every construct of the language.</summary>
    public static string Workshop { get; } = Of("Workshop");

    /// <summary>The workshop's program, `workshop`.</summary>
    public static string WorkshopProgram { get; } = Path.Combine(Of("WorkshopFolder"), "workshop");

    /// <summary>The program `init`.</summary>
    public static string InitProgram { get; } = Path.Combine(Of("InitFolder"), "init");

    private static string Of(string key) => Path.GetFullPath(
        typeof(TestFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!);
}
