using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>What comes out of each construct, against files that somebody has read.</summary>
public sealed class ExpectedFilesTests
{
    private const string Root = "tests/TelOS.Idl.Genode.Tests/Expected";

    public static TheoryData<string> Constructs =>
    [
        .. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, Root), "*.tidl").Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path)),
        "idl/contracts/telos/object_store", "idl/contracts/telos/bulk", "samples/Hello/hello",
        "idl/contracts/genode/block", "idl/contracts/genode/file_system", "idl/contracts/genode/gui", "idl/contracts/genode/linux_dataspace",
    ];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void What_comes_out_is_what_was_reviewed(string construct)
    {
        IReadOnlyList<GeneratedFile> made = Emit(construct);
        ExpectedFiles files = new($"{Root}/{Path.GetFileName(construct)}");
        List<string> differences = [.. made.Select(file => files.Compare(file.Path, file.Text)).OfType<string>()];
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.Empty(files.Unexpected([.. made.Select(file => file.Path)]));
    }

    [Theory]
    [MemberData(nameof(Constructs))]
    public void What_comes_out_is_the_same_a_second_time_and_under_another_culture(string construct)
    {
        IReadOnlyList<GeneratedFile> made = Emit(construct);
        CultureInfo former = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "\u2212";
        other.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.Equal(made, Emit(construct));
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void Cancelled_work_ends()
    {
        Contract contract = RepositoryContracts.All[0];
        Assert.Throws<OperationCanceledException>(
            () => GenodeEmitter.Emit(RepositoryContracts.All, contract, GenodeOptions.Default, new CancellationToken(true)));
    }

    private static IReadOnlyList<GeneratedFile> Emit(string construct)
    {
        if (construct.StartsWith("idl/", StringComparison.Ordinal))
        {
            Contract own = RepositoryContracts.All.Single(
                c => c.IsGenode == construct.Contains("/genode/", StringComparison.Ordinal) && c.FileName == Path.GetFileName(construct) + ".tidl");
            return GenodeEmitter.Emit(RepositoryContracts.All, own, GenodeOptions.Default);
        }

        string path = construct.Contains('/', StringComparison.Ordinal) ? construct : $"{Root}/{construct}";
        IReadOnlyList<Contract> contracts = RepositoryContracts.CompileWith([path + ".tidl"]);
        return GenodeEmitter.Emit(contracts, contracts[0], GenodeOptions.Default);
    }
}
