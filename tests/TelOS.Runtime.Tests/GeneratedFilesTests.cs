using TelOS.Idl.CSharp;
using TelOS.Idl.Testing;

namespace TelOS.Runtime.Tests;

public sealed class GeneratedFilesTests
{
    private static readonly string[] s_contracts = ["genode/dataspace.tidl", "genode/signal_context.tidl", "telos/bulk.tidl"];

    private static readonly string[] s_core =
    [
        "genode/affinity.tidl", "genode/cache.tidl", "genode/cpu.tidl", "genode/cpu_state.tidl", "genode/cpu_thread.tidl",
        "genode/error.tidl", "genode/linux/linux_dataspace.tidl", "genode/linux/linux_native_cpu.tidl",
        "genode/linux/linux_native_pd.tidl", "genode/log.tidl", "genode/packet_stream.tidl", "genode/parent.tidl", "genode/pd.tidl",
        "genode/quota.tidl", "genode/ram_dataspace.tidl", "genode/region_map.tidl", "genode/report.tidl", "genode/rm.tidl", "genode/rom.tidl",
        "genode/root.tidl", "genode/session.tidl", "genode/signal_source.tidl", "genode/timer.tidl",
    ];

    // What other releases of Genode have instead.
    private const string Releases = "runtime/TelOS.Runtime/Releases";

    // Of these only the types are named in what the runtime calls and serves.
    private static readonly string[] s_unused =
    [
        "NativeCpu", "NativePd", "RamDataspace", "RomDataspace", "Root", "Session", "SystemControl",
    ];

    private static readonly string[] s_roles = ["Client", "Dispatcher", "Object"];

    // The sessions with core are opened by the parent's own numbers, and the host makes them without a root.
    private static readonly string[] s_opened = ["Arguments", "Connection", "Contract", "Root", "Session"];

    [Fact]
    public void What_the_runtime_holds_is_what_the_compiler_makes_of_its_contracts()
    {
        var expected = new ExpectedFiles("runtime/TelOS.Runtime/Generated");
        var files = ContractCompilation.Compile([.. s_contracts.Select(Load)])
            .SelectMany(static contract => CSharpEmitter.Emit(contract))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(files.Select(file => expected.Compare(file.HintName, file.Text)).OfType<string>());
        Assert.Empty(expected.Unexpected([.. files.Select(static file => file.HintName)]));
    }

    // Users of these contracts have their own C# of them; the runtime's is its own affair, in a namespace with nothing public.
    [Fact]
    public void What_the_runtime_speaks_to_core_is_what_the_compiler_makes_of_its_contracts()
    {
        var expected = new ExpectedFiles("runtime/TelOS.Runtime/GeneratedCore");
        var contracts = ContractCompilation.Compile([.. s_contracts.Concat(s_core).Select(Load), .. LoadReleases()]);
        var files = contracts.Skip(s_contracts.Length)
            .SelectMany(static contract => CSharpEmitter.Emit(contract))
            .Where(static file => !IsUnused(file.HintName))
            .Select(static file => (file.HintName, Text: file.Text.Replace("\npublic ", "\ninternal ", StringComparison.Ordinal)))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(files.Select(file => expected.Compare(file.HintName, file.Text)).OfType<string>());
        Assert.Empty(expected.Unexpected([.. files.Select(static file => file.HintName)]));
    }

    private static bool IsUnused(string hintName)
    {
        var name = hintName[(hintName.LastIndexOf('.', hintName.Length - ".g.cs".Length - 1) + 1)..^".g.cs".Length];
        var isInterface = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
        return !isInterface
            && (name.EndsWith("Exception", StringComparison.Ordinal)
                || s_unused.Any(unused => s_roles.Any(role => name == unused + role))
                || s_opened.Any(role => name.EndsWith(role, StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Path, string Text)> LoadReleases() =>
        Directory.GetFiles(Path.Combine(RepositoryFolder.Path, Releases), "*.tidl").Order(StringComparer.Ordinal).Select(static file => (file, File.ReadAllText(file)));

    private static (string Path, string Text) Load(string path)
    {
        var file = Path.Combine(RepositoryFolder.Path, "idl/contracts", path);
        return (file, File.ReadAllText(file));
    }
}
