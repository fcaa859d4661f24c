using TelOS.Idl.CSharp;
using TelOS.Idl.Testing;

namespace TelOS.Runtime.Tests;

public sealed class GeneratedFilesTests
{
    private static readonly string[] s_contracts = ["genode/dataspace.tidl", "genode/signal_context.tidl", "telos/bulk.tidl"];

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

    private static (string Path, string Text) Load(string path)
    {
        var file = Path.Combine(RepositoryFolder.Path, "idl/contracts", path);
        return (file, File.ReadAllText(file));
    }
}
