using System.Reflection;
using TelOS.Idl.Testing;

namespace TelOS.Conformance.Tests;

/// <summary>Where the programs of the tests are: those that the build made, and native ones that the tests make.</summary>
internal static class Programs
{
    private static readonly string s_configuration =
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Configuration").Value!;

    private static readonly Lazy<string> s_built = new(LinkBuilt);
    private static readonly Lazy<string> s_withGenode = new(LinkGenode);
    private static readonly Lazy<string> s_native = new(static () => Publish("tests/TelOS.Host.Workshop", "components/Init"));

    /// <summary>A folder with the programs for the JIT compiler.</summary>
    public static string Built => s_built.Value;

    /// <summary>A folder with the workshop, and the programs of Genode that the environment variable GENODE_CORE says where to find.</summary>
    public static string WithGenode => s_withGenode.Value;

    /// <summary>A folder with the programs as NativeAOT binaries.</summary>
    public static string Native => s_native.Value;

    /// <summary>Publishes projects as NativeAOT binaries.</summary>
    /// <returns>The folder with all of them.</returns>
    public static string Publish(params IReadOnlyList<string> projects) => NativePrograms.Publish(s_configuration, projects);

    private static string LinkBuilt() => LinkAll(
        "conformance",
        ("workshop", $"tests/TelOS.Host.Workshop/bin/{s_configuration}/net10.0/workshop"),
        ("init", $"components/Init/bin/{s_configuration}/net10.0/init"));

    private static string LinkGenode() => LinkAll(
        "genode",
        [
            ("workshop", $"tests/TelOS.Host.Workshop/bin/{s_configuration}/net10.0/workshop"),
            .. ((string[])["init", "ld.lib.so", "hello", "hello_client"]).Select(static name => (name, Path.Combine(GenodeCore.Folder!, name))),
        ]);

    private static string LinkAll(string name, params (string Name, string File)[] links)
    {
        var folder = Path.Combine(RepositoryFolder.Path, "artifacts", name);
        Directory.CreateDirectory(folder);
        foreach (var (link, file) in links)
        {
            var path = Path.Combine(folder, link);
            File.Delete(path);
            File.CreateSymbolicLink(path, Path.Combine(RepositoryFolder.Path, file));
        }

        return folder;
    }
}
