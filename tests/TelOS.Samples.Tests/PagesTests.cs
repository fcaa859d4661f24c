using System.Text.RegularExpressions;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Testing;
using Xunit;

namespace TelOS.Samples.Tests;

/// <summary>What the pages show has to be true.</summary>
public sealed partial class PagesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/first-contract.md")]
    public void Contracts_on_a_page_compile_without_a_finding(string page)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, page));
        List<string> contracts = [.. CodeBlock().Matches(text).Select(m => m.Groups["code"].Value).Where(code => code.Contains("edition 1;", StringComparison.Ordinal))];

        Assert.NotEmpty(contracts);
        Assert.All(contracts, contract => Assert.DoesNotContain(
            ContractCompilation.Diagnose("page.tidl", contract), d => d.Severity != DiagnosticSeverity.Info));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/first-contract.md")]
    [InlineData("docs/csharp.md")]
    [InlineData("docs/cpp.md")]
    [InlineData("docs/language.md")]
    [InlineData("docs/command-line.md")]
    [InlineData("samples/Hello/README.md")]
    [InlineData("samples/GenodeHello/README.md")]
    [InlineData("samples/ObjectStore/README.md")]
    [InlineData("samples/LivingImage/README.md")]
    [InlineData("docs/object-store.md")]
    [InlineData("docs/persistence.md")]
    [InlineData("docs/block.md")]
    [InlineData("docs/storage.md")]
    [InlineData("components/README.md")]
    [InlineData("idl/contracts/README.md")]
    public void Links_on_a_page_lead_somewhere(string page)
    {
        string path = Path.Combine(RepositoryFolder.Path, page);
        IEnumerable<string> targets = Link().Matches(File.ReadAllText(path)).Select(m => m.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Select(target => Path.Combine(Path.GetDirectoryName(path)!, target.Split('#')[0]));

        Assert.All(targets, target => Assert.True(Path.Exists(target), target));
    }

    [GeneratedRegex("^```[a-z]*\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
