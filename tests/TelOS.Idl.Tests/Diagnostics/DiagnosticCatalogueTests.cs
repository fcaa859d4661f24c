using System.Reflection;
using System.Text.RegularExpressions;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Diagnostics;

public sealed partial class DiagnosticCatalogueTests
{
    // What cannot stand on a page: a megabyte, bytes that are no text, a hundred errors, half a character, a generator
    // that fails, a file that is not there. Those without a text are reported by whoever reads bytes and by the generator.
    private static readonly Dictionary<string, string?> _unprintable = new()
    {
        ["TIDL0001"] = new string(' ', ContractParser.MaxLength + 1),
        ["TIDL0002"] = null,
        ["TIDL0004"] = string.Concat(Enumerable.Repeat("$ ", 1100)),
        ["TIDL0032"] = "edition 1;\nnamespace example;\nconst x: string = \"\uD83E\";",
        ["TIDL9001"] = null,
        ["TIDL9002"] = null,
    };

    public static TheoryData<string> Ids => [.. DiagnosticCatalogue.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_of_a_page_shows_exactly_its_diagnostic(string id)
    {
        DiagnosticPage page = DiagnosticPage.Of(id);
        if (_unprintable.TryGetValue(id, out string? text))
        {
            Assert.Empty(page.Bad);
            if (text is not null)
            {
                Assert.Contains(id, DiagnosticPage.Compile([new SourceText("a.tidl", text)]).Diagnostics.Select(d => d.Descriptor.Id));
            }
            return;
        }
        Assert.NotEmpty(page.Bad);

        IReadOnlyList<Diagnostic> found = DiagnosticPage.Compile(page.Bad).Diagnostics;

        IEnumerable<Diagnostic> notable = found.Where(d => d.Severity != DiagnosticSeverity.Info || d.Descriptor.Id == id);
        Assert.Equal(id, string.Join(" ", notable.Select(d => d.Descriptor.Id).Distinct()));
        Assert.All(notable, d => Assert.InRange(d.Span.End, 0, d.Source.Content.Length));
        // What is missing is a place between two characters, and a file that is given twice has no place.
        bool isPoint = id.StartsWith("TIDL00", StringComparison.Ordinal) || id == "TIDL0121";
        Assert.All(notable, d => Assert.True(d.Span.Length > 0 || isPoint, d.ToString()));
        Assert.All(notable, d => Assert.DoesNotMatch(@"\{\d\}", d.Message + d.Remedy));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_of_a_page_has_nothing_to_report(string id)
    {
        DiagnosticPage page = DiagnosticPage.Of(id);
        Assert.NotEmpty(page.Good);

        CompilationResult result = DiagnosticPage.Compile(page.Good);

        Assert.Equal([], result.Diagnostics.Select(d => $"{d.Descriptor.Id} {d.Start} {d.Message}"));
        Assert.All(result.Contracts, c => Assert.NotNull(c.Model));
    }

    [Fact]
    public void Every_page_belongs_to_a_diagnostic()
    {
        IEnumerable<string> pages = typeof(DiagnosticCatalogue).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("diagnostics/", StringComparison.Ordinal))
            .Select(n => n["diagnostics/".Length..^".md".Length])
            .Order(StringComparer.Ordinal);

        Assert.Equal(DiagnosticCatalogue.All.Select(d => d.Id), pages);
    }

    [Fact]
    public void Every_descriptor_in_the_code_is_in_the_catalogue()
    {
        IEnumerable<string> declared = typeof(DiagnosticCatalogue).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id)
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, DiagnosticCatalogue.All.Select(d => d.Id));
    }

    [Fact]
    public void A_diagnostic_is_found_by_its_id_in_any_case()
    {
        Assert.Equal("TIDL0301", DiagnosticCatalogue.Find("tidl0301")?.Id);
        Assert.Null(DiagnosticCatalogue.Find("TIDL9999"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_heading_and_the_severity_of_a_page_are_those_of_the_diagnostic(string id)
    {
        DiagnosticPage page = DiagnosticPage.Of(id);
        string severity = page.Descriptor.Severity == DiagnosticSeverity.Info ? "Information" : page.Descriptor.Severity.ToString();

        Assert.StartsWith($"# {id}: {page.Descriptor.Title}\n\n{severity}. ", page.Text, StringComparison.Ordinal);
        Assert.Contains("\n## Why\n", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_sentences_of_a_diagnostic_are_sentences(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticCatalogue.Find(id)!;
        Assert.Matches("^TIDL(0[0-5]|90)[0-9][0-9]$", id);
        foreach (string sentence in new[] { descriptor.MessageFormat, descriptor.RemedyFormat })
        {
            Assert.Matches(Sentence(), sentence);
        }
    }

    // A remedy that is computed ends by itself.
    [GeneratedRegex(@"^(\{\d\}|['""A-Z@{].*[^.]\.)$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
