using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.CSharp.Tests;

/// <summary>What comes out of each construct, against files that somebody has read.</summary>
public sealed class ExpectedFilesTests
{
    private const string Root = "tests/TelOS.Idl.CSharp.Tests/Expected";

    public static TheoryData<string> Constructs =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, Root), "*.tidl").Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void What_comes_out_is_what_was_reviewed(string construct)
    {
        IReadOnlyList<GeneratedFile> made = Emit(construct);
        ExpectedFiles files = new($"{Root}/{construct}");
        List<string> differences = [.. made.Select(file => files.Compare(file.HintName, file.Text)).OfType<string>()];
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.Empty(files.Unexpected([.. made.Select(file => file.HintName)]));
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

    [Theory]
    [MemberData(nameof(Constructs))]
    public void What_comes_out_compiles_without_a_warning(string construct)
    {
        GeneratedAssemblyBuilder builder = new(construct);
        builder.Add(construct, Compile(construct));
        Assert.NotEmpty(builder.Build().Assembly.GetExportedTypes());
    }

    [Fact]
    public void Cancelled_work_ends()
    {
        Contract contract = Compile("Structs");
        Assert.Throws<OperationCanceledException>(() => CSharpEmitter.Emit(contract, new CancellationToken(true)));
    }

    private static IReadOnlyList<GeneratedFile> Emit(string construct) => CSharpEmitter.Emit(Compile(construct));

    private static Contract Compile(string construct)
    {
        string path = Path.Combine(RepositoryFolder.Path, Root, construct + ".tidl");
        return ContractCompilation.Compile(Path.GetFileName(path), File.ReadAllText(path));
    }
}
