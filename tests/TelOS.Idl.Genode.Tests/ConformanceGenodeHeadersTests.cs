using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Idl.Testing.Cpp;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>What the contracts say of Genode, against a tree of Genode's. Without one there is nothing to compare with, and the tests only write the
/// programs.</summary>
public sealed class ConformanceGenodeHeadersTests
{
    // What a tree alone does not have: Fiasco.OC's headers come with its kernel's sources.
    private static readonly string[] s_missing = ["genode_foc_focnativecpu.cc", "genode_foc_focnativevcpu.cc"];

    public static TheoryData<string> Compilers => [.. CppCompiler.Names];

    [Theory]
    [MemberData(nameof(Compilers))]
    public async Task Every_interface_that_the_tree_has_is_what_the_contracts_say(string compiler)
    {
        IReadOnlyList<GeneratedFile> programs = Programs(RepositoryContracts.All);
        Assert.Equal(programs.Count, programs.Select(program => program.Path).Distinct().Count());
        Assert.True(programs.Count >= 66, "There are fewer programs than Genode has interfaces.");
        if (GenodeApi.Tree is { } tree)
        {
            Assert.Equal(s_missing, (await FailuresAsync(CppCompiler.Named(compiler), tree, programs)).Select(failure => failure.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_description_that_differs_is_refused()
    {
        (string Original, string Changed)[] changes =
        [
            ("@11 buffer(mode: Mode)", "@11 buffer(mode: Mode?)"),
            ("@8 releaseViewId(id: ViewId);\n", "@8 releaseViewId(id: ViewId) -> u32;\n"),
            ("@9 commandDataspace() -> cap<Dataspace>", "@9 commandDataspace() -> cap<Rom>"),
            ("quota { caps: 9; }", "quota { caps: 8; }"),
            ("service \"Gui\"", "service \"Guy\""),
            ("outOfRam = 1,", "outOfRam = 4,"),
            ("    title: string<64>;", "    title: string<72>;"),
            ("attr: ViewAttributes) -> ViewResult", "[pass(value)] attr: ViewAttributes) -> ViewResult"),
        ];
        string path = Path.Combine(RepositoryFolder.Path, "idl/contracts/genode/gui.tidl");
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        foreach ((string original, string changed) in changes)
        {
            Assert.Contains(original, text, StringComparison.Ordinal);
            IReadOnlyList<Contract> contracts = RepositoryContracts.CompileWith([], ("gui.tidl", text.Replace(original, changed, StringComparison.Ordinal)));
            IReadOnlyList<GeneratedFile> program = [.. Programs(contracts).Where(p => p.Path.EndsWith("_gui.cc", StringComparison.Ordinal))];
            Assert.Single(program);
            if (GenodeApi.Tree is { } tree)
            {
                IReadOnlyList<(string Name, string Errors)> failures = await FailuresAsync(CppCompiler.Gcc, tree, program);
                Assert.True(failures.Count == 1, $"Accepted: {changed}");
                Assert.Contains("error", failures[0].Errors, StringComparison.Ordinal);
            }
        }
    }

    private static IReadOnlyList<GeneratedFile> Programs(IReadOnlyList<Contract> contracts) =>
        [.. contracts.SelectMany(contract => GenodeEmitter.EmitConformance(contracts, contract, GenodeOptions.Default))];

    private static async Task<IReadOnlyList<(string Name, string Errors)>> FailuresAsync(
        CppCompiler compiler, GenodeApi tree, IReadOnlyList<GeneratedFile> programs)
    {
        // The one header that wants the C library gets as much of it as it uses.
        CppFolder folder = new("conformance-" + compiler.Name.TrimEnd('+'));
        folder.Fill([("string.h", "#include <util/string.h>\nusing Genode::memcpy;\n")]);
        string?[] errors = new string?[programs.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(Enumerable.Range(0, programs.Count), parallel, async (i, _) =>
        {
            string name = Path.GetFileName(programs[i].Path);
            string[] options =
            [
                .. compiler.GenodeOptions.Where(option => !option.StartsWith("-W", StringComparison.Ordinal)),
                .. Folders(tree, name).Select(f => "-I" + f), "-I" + folder.Path, .. tree.Options(compiler),
                // Genode's core declares this one only behind another.
                .. name == "genode_core_signaldeliveryproxy.cc" ? (string[])["-include", "signal_source_component.h"] : [],
                "-w", "-O1", "-fno-access-control", "-S", "-o", "/dev/null", "-x", "c++", "-",
            ];
            CommandResult result = await CommandLine.RunAsync(compiler.Path, options, programs[i].Text);
            errors[i] = result.ExitCode == 0 ? null : result.Errors;
        });
        return [.. programs.Select((program, i) => (Path.GetFileName(program.Path), errors[i])).Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))];
    }

    // Interfaces of a kernel are declared below its own folder, some of others in the sources of their components.
    private static IEnumerable<string> Folders(GenodeApi tree, string name)
    {
        string[] kernels = ["nova", "foc", "hw", "linux", "sel4"];
        string kernel = kernels.FirstOrDefault(k => name.StartsWith($"genode_{k}_", StringComparison.Ordinal)) ?? (name.Contains("nova", StringComparison.Ordinal) ? "nova" : "linux");
        string[] folders =
        [
            $"base-{kernel}/include", $"base-{kernel}/include/spec/64bit", $"base-{kernel}/src/include", "base-nova/src/test/nova", "base/src/include", "base/src/core/include",
            "os/src/monitor", "libports/src/lib/libc",
        ];
        return folders.Select(folder => Path.Combine(tree.Folder, "repos", folder));
    }
}
