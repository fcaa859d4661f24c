using System.Reflection;

namespace TelOS.Host.Tests;

/// <summary>The program with the roles that the tests need.</summary>
internal static class Workshop
{
    /// <summary>Its file; the assembly is beside it.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        typeof(Workshop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "WorkshopFolder").Value!,
        "workshop"));
}
