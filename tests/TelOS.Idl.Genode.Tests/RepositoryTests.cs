using System.Text.RegularExpressions;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Idl.Genode.Tests;

/// <summary>The repositories that a Genode build directory takes.</summary>
public sealed partial class RepositoryTests
{
    private const string Text =
        "edition 1;\nnamespace examples.hashed;\nsession Hashed service \"Hashed\" version 1.2 {\n"
        + "    quota { ram: 16 KiB; caps: 4; }\n    @2 ask(number: u32) -> u32;\n}\n";

    [Fact]
    public void Every_folder_of_headers_has_a_recipe_that_mirrors_it()
    {
        Dictionary<string, string> files = GenodeRepository.Emit(ServedContracts.All, GenodeOptions.Default, TestContext.Current.CancellationToken).ToDictionary(file => file.Path, file => file.Text);
        string[] folders = [.. files.Keys.Where(path => path.StartsWith("include/", StringComparison.Ordinal)).Select(path => path.Split('/')[1]).Distinct()];

        Assert.NotEmpty(folders);
        Assert.All(folders, folder =>
        {
            Assert.Contains($"MIRRORED_FROM_REP_DIR := include/{folder}\n", files[$"recipes/api/{folder}/content.mk"], StringComparison.Ordinal);
            Assert.Matches(HashFile(), files[$"recipes/api/{folder}/hash"]);
            Assert.Contains($"include/{folder}/README", files.Keys);
        });
    }

    [Fact]
    public void Every_header_that_is_included_and_not_Genodes_is_there()
    {
        Dictionary<string, string> files = GenodeRepository.Emit(ServedContracts.All, GenodeOptions.Default, TestContext.Current.CancellationToken).ToDictionary(file => file.Path, file => file.Text);
        HashSet<string> folders = [.. files.Keys.Where(path => path.StartsWith("include/", StringComparison.Ordinal)).Select(path => path.Split('/')[1])];
        IEnumerable<string> included = files.Values.SelectMany(text => Include().Matches(text)).Select(match => match.Groups["path"].Value)
            .Where(path => folders.Contains(path.Split('/')[0]));
        Assert.All(included.Distinct(), path => Assert.Contains("include/" + path, files.Keys));
    }

    [Fact]
    public void What_Genode_has_itself_gives_no_header()
    {
        IReadOnlyList<GeneratedFile> files = GenodeRepository.Emit([.. RepositoryContracts.All.Where(contract => contract.IsGenode)], GenodeOptions.Default, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(files, file => file.Path.StartsWith("include/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_Genode_has_itself_is_compared_with_its_contracts_by_a_component()
    {
        Dictionary<string, string> files = ConformanceTest.Emit(RepositoryContracts.All, RepositoryContracts.All, GenodeOptions.Default, TestContext.Current.CancellationToken)
            .ToDictionary(file => file.Path["src/test/tidl_conformance/".Length..], file => file.Text);
        string[] programs = [.. files.Keys.Where(path => path.EndsWith(".cc", StringComparison.Ordinal) && path != "main.cc").Select(path => path[..^3])];
        string[] described = [.. Described().Matches(files["target.mk"]).Select(match => match.Groups["name"].Value)];

        Assert.Equal(programs.Order(StringComparer.Ordinal), described);
        Assert.True(programs.Length > 60, "There are fewer programs than Genode has interfaces.");
        Assert.All(programs, program => Assert.All(
            Include().Matches(files[program + ".cc"]).Select(match => match.Groups["path"].Value).Where(path => !path.StartsWith("base/", StringComparison.Ordinal) && path != "cpu_session/cpu_session.h"),
            header => Assert.Matches($"(?m)^{program}_HEADERS =.* {Regex.Escape(header)}( |$)", files["target.mk"])));
        Assert.Contains("genode_nova_novanativepd", programs);
        Assert.DoesNotContain("genode_nova_test_novatest", programs);
        Assert.Contains($" of {programs.Length}\");", files["main.cc"], StringComparison.Ordinal);
        Assert.Contains("README", files.Keys);
    }

    [Fact]
    public void Nothing_is_compared_where_nothing_of_Genodes_is_described() => Assert.Empty(ConformanceTest.Emit(
        RepositoryContracts.All, [.. RepositoryContracts.All.Where(contract => !contract.IsGenode)], GenodeOptions.Default, TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("edition 1;", "// A comment.\nedition 1;")]
    [InlineData("session Hashed", "/// Documentation.\nsession Hashed")]
    [InlineData("    @2", "\n\n      @2")]
    public void What_only_people_read_does_not_change_the_hash(string old, string replacement) =>
        Assert.Equal(Hash(Text), Hash(Text.Replace(old, replacement, StringComparison.Ordinal)));

    [Theory]
    [InlineData("number: u32", "number: u64")]
    [InlineData("ask(", "tell(")]
    [InlineData("16 KiB", "20 KiB")]
    [InlineData("1.2", "1.3")]
    public void What_compilers_read_changes_the_hash(string old, string replacement) =>
        Assert.NotEqual(Hash(Text), Hash(Text.Replace(old, replacement, StringComparison.Ordinal)));

    [Fact]
    public void The_hash_begins_with_the_version_of_the_contract() => Assert.StartsWith("1.2 ", Hash(Text), StringComparison.Ordinal);

    private static string Hash(string text)
    {
        IReadOnlyList<Contract> contracts = ContractCompilation.Compile([("hashed.tidl", text)]);
        return GenodeRepository.Emit(contracts, GenodeOptions.Default, TestContext.Current.CancellationToken).Single(file => file.Path == "recipes/api/examples_hashed_session/hash").Text;
    }

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)? [0-9a-f]{40}\n$")]
    private static partial Regex HashFile();

    [GeneratedRegex("^DESCRIBED \\+= (?<name>[^ \n]+)$", RegexOptions.Multiline)]
    private static partial Regex Described();

    [GeneratedRegex("^#include <(?<path>[^>]+)>", RegexOptions.Multiline)]
    private static partial Regex Include();
}
