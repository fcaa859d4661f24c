using System.Reflection;
using TelOS.Idl.Testing;

namespace TelOS.Conformance.Tests;

/// <summary>Where the programs of the tests are: those that the build made, and native ones that the tests make.</summary>
internal static class Programs
{
    private static readonly string s_configuration =
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Configuration").Value!;

    private static readonly Lazy<string> s_built = new(LinkBuilt);
    private static readonly Lazy<string> s_native = new(static () => NativePrograms.Publish(
        s_configuration, "tests/TelOS.Host.Workshop", "components/Init"));

    /// <summary>A folder with the programs for the JIT compiler.</summary>
    public static string Built => s_built.Value;

    /// <summary>A folder with the programs as NativeAOT binaries.</summary>
    public static string Native => s_native.Value;

    private static string LinkBuilt()
    {
        var folder = Path.Combine(RepositoryFolder.Path, "artifacts", "conformance");
        Directory.CreateDirectory(folder);
        Link("workshop", $"tests/TelOS.Host.Workshop/bin/{s_configuration}/net10.0/workshop");
        Link("init", $"components/Init/bin/{s_configuration}/net10.0/init");
        return folder;

        void Link(string name, string file)
        {
            var link = Path.Combine(folder, name);
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.Combine(RepositoryFolder.Path, file));
        }
    }
}
