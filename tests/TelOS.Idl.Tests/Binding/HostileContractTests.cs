using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TelOS.Idl.Binding;
using TelOS.Idl.Syntax;
using TelOS.Idl.Tests.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

/// <summary>Contracts that nobody would write: the compiler must survive each, and still say what is wrong.</summary>
public sealed partial class HostileContractTests
{
    private const int Rounds = 300;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Damaged_contracts_never_bring_the_compiler_down(bool parses)
    {
        Random random = Seed.Start();
        string[] sources = [SampleContracts.Everything, .. SampleContracts.Names.Select(SampleContracts.Read)];
        string[] words = [.. sources.SelectMany(s => Word().Matches(s)).Select(m => m.Value).Distinct()];
        Func<string, string[], Random, string> damage = parses ? Exchange : Break;
        for (int i = 0; i < Rounds; i++)
        {
            string first = damage(sources[random.Next(sources.Length)], words, random);
            string second = damage(sources[random.Next(sources.Length)], words, random);

            CompilationResult result = Compiling.Compile(("a/one.tidl", first), ("b/two.tidl", second));

            Assert.All(result.Diagnostics, d => Assert.NotEmpty(d.Message + d.Remedy));
            Assert.Equal(result.HasErrors, result.Contracts.Any(c => c.Model is null));
        }
    }

    [Fact]
    public void Long_chains_of_declarations_are_bound_or_refused()
    {
        const int Length = 3000;
        string forward = Chain(Length, i => i);
        string backward = Chain(Length, i => Length - 1 - i);

        Assert.Equal(string.Empty, Compiling.Ids(forward));
        Assert.Contains("TIDL0218", Compiling.Ids(backward), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_expressions_are_computed() => Assert.Equal(
        string.Empty, Compiling.Ids("const x: u32 = 0" + string.Concat(Enumerable.Repeat(" + 1", 90)) + ";"));

    [Theory]
    [InlineData("const x: u64 = 1 << 1000000000;", "TIDL0205")]
    [InlineData("const x: u64 = 1 << 200 << 200 << 200;", "TIDL0205")]
    [InlineData("const x: u64 = 1 << -1;", "TIDL0205")]
    [InlineData("const x: i64 = 1 % 0;", "TIDL0205")]
    [InlineData("const x: u64 = 18446744073709551616;", "TIDL0202")]
    [InlineData("const x: i8 = -129;", "TIDL0202")]
    [InlineData("const x: f32 = 1e39;", "TIDL0202")]
    [InlineData("const x: f64 = 1e999;", "TIDL0205")]
    [InlineData("const x: u8 = ~0;", "TIDL0202")]
    [InlineData("const x: u8 = true + 1;", "TIDL0205")]
    [InlineData("const x: string = 1;", "TIDL0203")]
    [InlineData("const x: bool = 1;", "TIDL0203")]
    [InlineData("const x: u8 = x;", "TIDL0204")]
    [InlineData("enum E : u8 { a = b, b = a }", "TIDL0204 TIDL0221")]
    [InlineData("enum E : u8 { a = 256 }", "TIDL0202")]
    [InlineData("flags F : i8 { a = 1 }", "TIDL0219")]
    [InlineData("interface I { @4294967296 f(); }", "TIDL0407")]
    [InlineData("interface I { @99999999999999999999999999 f(); @99999999999999999999999999 g(); }", "TIDL0407 TIDL0406")]
    [InlineData("record R { @65536 a: u8; }", "TIDL0224")]
    [InlineData("union U : u8 { @256 a: u8; }", "TIDL0224")]
    public void Numbers_without_end_are_refused(string text, string ids) => Assert.Equal(ids, Compiling.Ids(text));

    [Fact]
    public void A_tree_without_any_name_is_bound()
    {
        SyntaxTree tree = ContractParser.Parse(
            new SourceText("a.tidl", "edition 1; namespace ; import \"\"; struct { : ; } enum : { = } interface extends { @ ( : ) -> or ; } session { args { : = ; } }"),
            TestContext.Current.CancellationToken);

        CompilationResult result = ContractCompiler.Compile([tree], [""], TestContext.Current.CancellationToken);

        Assert.Null(result.Contracts[0].Model);
    }

    private static string Chain(int length, Func<int, int> order)
    {
        StringBuilder text = new();
        for (int i = 0; i < length; i++)
        {
            int number = order(i);
            string value = number == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"c{number - 1} + 1");
            _ = text.AppendLine(CultureInfo.InvariantCulture, $"const c{number}: u32 = {value};");
        }
        return text.ToString();
    }

    // Names for names and numbers for numbers: the text stays one that parses, so that everything arrives in the binder.
    private static string Exchange(string text, string[] words, Random random)
    {
        double share = random.NextDouble() / 4;
        return Word().Replace(text, m =>
        {
            if (random.NextDouble() > share)
            {
                return m.Value;
            }
            string other = words[random.Next(words.Length)];
            return char.IsDigit(other[0]) == char.IsDigit(m.Value[0]) && char.IsUpper(other[0]) == char.IsUpper(m.Value[0]) ? other : m.Value;
        });
    }

    private static string Break(string text, string[] words, Random random)
    {
        StringBuilder result = new(text);
        for (int i = random.Next(1, 8); i > 0; i--)
        {
            int at = random.Next(result.Length);
            _ = random.Next(2) == 0
                ? result.Remove(at, Math.Min(random.Next(1, 30), result.Length - at))
                : result.Insert(at, " " + words[random.Next(words.Length)] + " ");
        }
        return result.ToString();
    }

    // Not the first line, which says the edition, and no keyword.
    [GeneratedRegex(@"(?<!^edition )\b(?!(?:edition|namespace|import|const|alias|struct|dataspace|pad|reserve|enum|flags|error|union|record|exception|interface|session|service|version|extends|quota|args|bulk|reserved|signal|inout|or|throws|move|borrow)\b)\w+")]
    private static partial Regex Word();
}
